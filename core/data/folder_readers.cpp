// Datasets that are folders of pictures: a subfolder a class, or labels.csv beside the pictures.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/csv_line.h"
#include "core/data/folder_listing.h"
#include "core/data/gzip_file.h"
#include "core/data/readers.h"
#include "core/data/sample_list.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

namespace fs = std::filesystem;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

void addPicture(SampleList& samples, const fs::path& file, int label, const std::string& name,
                const SampleRenderers& renderers) {
    const DigitImage image = rendered(file.string(), [&] { return renderers.picture(file); });
    samples.add(image, label, {name, {}});
}

/// The label of a row: a digit, or a word for what is none.  Numbers are refused rather than taken for "no
/// digit".
int parseLabel(const std::string& text, const std::string& where) {
    if (text.size() == 1 && isDigit(text[0])) return text[0] - '0';
    if (text.empty()) throw Error(where, "the label is missing", "Each row must be file,label");
    if (std::ranges::any_of(text, isDigit)) {
        throw Error(where, "the label " + inQuotes(text) + " is not a single digit",
                    "A dataset holds pictures of one digit each, labelled 0 to 9");
    }
    return kNotADigit;
}

/// Where the two columns are; without a header they are the first two.
struct Columns {
    std::size_t file = 0;
    std::size_t label = 1;
};

std::optional<std::size_t> findColumn(const std::vector<std::string>& header,
                                      std::initializer_list<std::string_view> names) {
    for (std::size_t i = 0; i < header.size(); ++i) {
        for (const std::string_view name : names) {
            if (equalsIgnoringCase(header[i], name)) return i;
        }
    }
    return std::nullopt;
}

/// Nothing where the row is not a header.
std::optional<Columns> parseHeader(const std::vector<std::string>& row) {
    const auto file = findColumn(row, {"file", "filename", "image", "path"});
    const auto label = findColumn(row, {"label", "class", "digit"});
    return file && label ? std::optional(Columns{*file, *label}) : std::nullopt;
}

/// The file a row names, which must exist and lie in the folder.
fs::path resolveFile(const fs::path& folder, const std::string& name, const std::string& where) {
    const fs::path relative = fs::path(name).lexically_normal();
    if (name.empty()) throw Error(where, "the file name is missing", "Each row must be file,label");
    if (relative.is_absolute() || relative.has_root_path() || *relative.begin() == "..") {
        throw Error(where, inQuotes(name) + " lies outside the folder",
                    "Name files below the folder of labels.csv");
    }
    fs::path file = folder / relative;
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        throw Error(where, "there is no file " + inQuotes(name),
                    "Names are relative to the folder of labels.csv");
    }
    return file;
}

} // namespace

Dataset readClassFolders(const fs::path& folder, const SampleRenderers& renderers) {
    SampleList samples;
    for (const fs::path& classFolder : listFolder(folder).folders) {
        const std::string className = classFolder.filename().string();
        const int label = className.size() == 1 && isDigit(className[0]) ? className[0] - '0' : kNotADigit;
        for (const fs::path& file : listFolder(classFolder).files) {
            addPicture(samples, file, label, className + "/" + file.filename().string(), renderers);
        }
    }
    if (samples.empty()) {
        throw Error(folder.string(), "there are no pictures in it", "Put them into subfolders named 0 to 9");
    }
    return samples.take(displayName(folder));
}

Dataset readLabelsCsv(const fs::path& folder, const SampleRenderers& renderers) {
    const fs::path list = folder / "labels.csv";
    LineReader lines(list);
    SampleList samples;
    Columns columns;
    std::string_view line;
    while (lines.next(line)) {
        if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
        const std::vector<std::string> row = splitCsvLine(line, lines.where());
        if (const auto header = parseHeader(row); header && samples.empty()) {
            columns = *header;
            continue;
        }
        if (row.size() <= std::max(columns.file, columns.label)) {
            throw Error(lines.where(), "has too few columns", "Each row must be file,label");
        }
        const fs::path file = resolveFile(folder, row[columns.file], lines.where());
        const int label = parseLabel(row[columns.label], lines.where());
        addPicture(samples, file, label, row[columns.file], renderers);
    }
    if (samples.empty()) throw Error(list.string(), "names no pictures", "Each row must be file,label");
    return samples.take(displayName(folder));
}

} // namespace digitpad
