// Datasets that are folders of pictures: a subfolder a class, or labels.csv beside the pictures.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/csv_line.h"
#include "core/data/folder_listing.h"
#include "core/data/gzip_file.h"
#include "core/data/labelled_samples.h"
#include "core/data/readers.h"
#include "core/data/sample_list.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

namespace fs = std::filesystem;

void addPicture(SampleList& samples, const fs::path& file, int label, const std::string& name,
                const SampleRenderers& renderers) {
    const DigitImage image = rendered(file.string(), [&] { return renderers.picture(file); });
    samples.add(image, label, {name, {}});
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

/// Calls `take(file, class name, name)` for each picture, `name` being relative to `folder`.
template <typename Take>
void forEachClassPicture(const fs::path& folder, Take&& take) {
    bool found = false;
    for (const fs::path& classFolder : listFolder(folder).folders) {
        const std::string className = classFolder.filename().string();
        for (const fs::path& file : listFolder(classFolder).files) {
            take(file, className, className + "/" + file.filename().string());
            found = true;
        }
    }
    if (!found) {
        throw Error(folder.string(), "there are no pictures in it", "Put them into subfolders named 0 to 9");
    }
}

/// Calls `take(file, label, name, where)` for each row of labels.csv.
template <typename Take>
void forEachLabelledFile(const fs::path& folder, Take&& take) {
    const fs::path list = folder / "labels.csv";
    LineReader lines(list);
    Columns columns;
    bool found = false;
    std::string_view line;
    while (lines.next(line)) {
        if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
        const std::vector<std::string> row = splitCsvLine(line, lines.where());
        if (const auto header = parseHeader(row); header && !found) {
            columns = *header;
            continue;
        }
        if (row.size() <= std::max(columns.file, columns.label)) {
            throw Error(lines.where(), "has too few columns", "Each row must be file,label");
        }
        const std::string& name = row[columns.file];
        take(resolveFile(folder, name, lines.where()), row[columns.label], name, lines.where());
        found = true;
    }
    if (!found) throw Error(list.string(), "names no pictures", "Each row must be file,label");
}

SampleKind kindOfClass(const std::string& name) {
    return name.size() == 1 ? kindOf(name) : SampleKind::NotADigit;
}

} // namespace

Dataset readClassFolders(const fs::path& folder, const SampleRenderers& renderers) {
    SampleList samples;
    forEachClassPicture(folder, [&](const fs::path& file, const std::string& label, const std::string& name) {
        const bool digit = kindOfClass(label) == SampleKind::Digit;
        addPicture(samples, file, digit ? label[0] - '0' : kNotADigit, name, renderers);
    });
    return samples.take(displayName(folder));
}

SampleCollection listClassFolders(const fs::path& folder) {
    SampleCollection collection{displayName(folder), {}};
    forEachClassPicture(folder, [&](const fs::path& file, const std::string& label, const std::string& name) {
        collection.samples.push_back({label, kindOfClass(label), {name, {}}, file});
    });
    return collection;
}

Dataset readLabelsCsv(const fs::path& folder, const SampleRenderers& renderers) {
    SampleList samples;
    forEachLabelledFile(folder, [&](const fs::path& file, const std::string& label, const std::string& name,
                                    const std::string& where) {
        addPicture(samples, file, requireClass(label, where), name, renderers);
    });
    return samples.take(displayName(folder));
}

SampleCollection listLabelsCsv(const fs::path& folder) {
    SampleCollection collection{displayName(folder), {}};
    forEachLabelledFile(folder, [&](const fs::path& file, const std::string& label, const std::string& name,
                                    const std::string& where) {
        collection.samples.push_back({label, requireKind(label, where), {name, {}}, file});
    });
    return collection;
}

} // namespace digitpad
