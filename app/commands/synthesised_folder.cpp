#include "app/commands/synthesised_folder.h"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QString>
#include <algorithm>
#include <fstream>
#include <new>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/synthesis/reading_order.h"
#include "ui/paths.h"

namespace digitpad {
namespace {

namespace fs = std::filesystem;

/// What labels.csv calls a picture without a digit: a word means that there is none.
constexpr const char* kNothing = "nothing";

fs::path partialName(const fs::path& folder) {
    fs::path name = folder;
    name += ".partial";
    return name;
}

/// `folder` without the separators at its end, which would make its name empty.
fs::path named(const fs::path& folder) {
    return folder.has_filename() ? folder : folder.parent_path();
}

void write(const fs::path& path, const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!image.save(&buffer, "PNG")) throw std::bad_alloc(); // the format is always there
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.constData(), bytes.size());
    file.close();
    if (!file) throw Error(printableName(path), "cannot be written", "Is there room on the disk?");
}

} // namespace

void requireFreeFolder(const fs::path& folder) {
    std::error_code error;
    const std::string where = printableName(folder);
    const fs::path parent = named(folder).parent_path();
    if (!parent.empty() && !fs::is_directory(parent, error))
        throw Error(where, "its folder does not exist", "Create the folder, or choose another");
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found) return;
    if (!fs::is_directory(status)) throw Error(where, "is no folder", "Give the name of a folder");
    if (!fs::is_empty(folder, error) || error)
        throw Error(where, "is not empty",
                    "Give a new folder, so that nothing in it is mixed up or replaced");
}

SynthesisedFolder::SynthesisedFolder(const fs::path& folder)
    : m_folder(named(folder)), m_partial(partialName(m_folder)) {
    requireFreeFolder(m_folder);
    std::error_code error;
    if (!fs::create_directory(m_partial, error)) {
        const std::string why = error ? error.message() : "it exists; another run may be writing it";
        throw Error(printableName(m_partial), "cannot be created: " + why,
                    "Remove it, or choose another --out");
    }
}

SynthesisedFolder::~SynthesisedFolder() {
    std::error_code ignored;
    fs::remove_all(m_partial, ignored);
}

void SynthesisedFolder::add(const PaperPicture& made) {
    const QString number = QString::number(m_files.size() + 1).rightJustified(6, '0');
    const std::string name = "picture-" + number.toStdString() + ".png";
    const GreyImage& grey = made.picture;
    const QImage image(grey.pixels.data(), grey.width, grey.height, grey.width, QImage::Format_Grayscale8);
    write(m_partial / name, image);
    const std::string text = textOf(made);
    m_files.push_back({name, text.empty() ? kNothing : text, grey.width, grey.height, made.symbols});
    m_digits += static_cast<int>(
        std::ranges::count_if(made.symbols, [](const SymbolBox& box) { return isDigit(box.symbol); }));
}

void SynthesisedFolder::keep() {
    writeFileAtomically(m_partial / "labels.csv", labels());
    writeFileAtomically(m_partial / "annotations.json", annotations());
    requireFreeFolder(m_folder);
    std::error_code error;
    fs::remove(m_folder, error); // an empty one, which some systems would not replace
    fs::rename(m_partial, m_folder, error);
    if (error)
        throw Error(printableName(m_folder), "cannot be written: " + error.message(), "Choose another --out");
}

std::string SynthesisedFolder::labels() const {
    std::string csv = "file,label\n";
    for (const File& file : m_files) csv += file.name + ',' + file.text + '\n';
    return csv;
}

std::string SynthesisedFolder::annotations() const {
    using Json = nlohmann::ordered_json;
    Json document{{"images", Json::array()}, {"categories", Json::array()}, {"annotations", Json::array()}};
    for (int symbol = 0; symbol < kSymbols; ++symbol)
        document["categories"].push_back({{"id", symbol},
                                          {"name", std::string(1, characterOf(symbol))},
                                          {"supercategory", isDigit(symbol) ? "digit" : "separator"}});
    int id = 0;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const File& file = m_files[i];
        document["images"].push_back(
            {{"id", i + 1}, {"file_name", file.name}, {"width", file.width}, {"height", file.height}});
        for (const SymbolBox& box : file.symbols)
            document["annotations"].push_back({{"id", ++id},
                                               {"image_id", i + 1},
                                               {"category_id", box.symbol},
                                               {"bbox", {box.left, box.top, box.width(), box.height()}},
                                               {"area", box.width() * box.height()},
                                               {"iscrowd", 0}});
    }
    return document.dump() + '\n';
}

} // namespace digitpad
