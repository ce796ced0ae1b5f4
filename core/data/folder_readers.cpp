// Datasets that are folders of pictures: a subfolder a class, or labels.csv beside the pictures.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/class_pictures.h"
#include "core/data/csv_fields.h"
#include "core/data/csv_line.h"
#include "core/data/csv_names.h"
#include "core/data/gzip_file.h"
#include "core/data/labelled_samples.h"
#include "core/data/picture_files.h"
#include "core/data/readers.h"
#include "core/data/sample_list.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

namespace fs = std::filesystem;

/// Renders pictures one after another and leaves out those that cannot be read.
class PictureReading {
public:
    PictureReading(const SampleRenderers& renderers, const ReadingControl& control)
        : m_renderers(renderers), m_meter(control) {}

    void add(const fs::path& file, int label, const std::string& name, double share) {
        m_meter.at(m_samples.size(), [share] { return share; });
        try {
            const DigitImage image = rendered(file.string(), [&] { return m_renderers.picture(file); });
            m_samples.add(image, label, {name, {}});
        } catch (const ReadingCancelled&) {
            throw;
        } catch (const Error& error) {
            m_unread.add(name, error);
        }
    }

    Dataset take(const std::string& name, std::vector<std::string> facts) {
        m_unread.requireOthers(m_samples.size());
        m_unread.tell(facts);
        return m_samples.take(name, noteOf(name, facts));
    }

private:
    const SampleRenderers& m_renderers;
    ReadingMeter m_meter;
    SampleList m_samples;
    UnreadPictures m_unread;
};

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
    const auto file = findColumn(row, {"file", "filename", "file_name", "image", "path", "picture"});
    const auto label = std::ranges::find_if(row, namesALabel);
    const bool both = file && label != row.end();
    return both ? std::optional(Columns{*file, static_cast<std::size_t>(label - row.begin())}) : std::nullopt;
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

/// Calls `take(file, label, name, lines)` for each row of labels.csv.
template <typename Take>
void forEachLabelledFile(const fs::path& folder, Take&& take) {
    const fs::path list = folder / "labels.csv";
    LineReader lines(list);
    Columns columns;
    bool found = false;
    std::string_view line;
    std::optional<char> separator;
    while (lines.next(line)) {
        if (trimmed(line).empty()) continue;
        if (!separator) separator = separatorOf(line);
        const std::vector<std::string> row = splitCsvLine(line, lines.where(), *separator);
        if (const auto header = parseHeader(row); header && !found) {
            columns = *header;
            continue;
        }
        if (row.size() <= std::max(columns.file, columns.label)) {
            throw Error(lines.where(), "has too few columns", "Each row must be file,label");
        }
        const std::string& name = row[columns.file];
        take(resolveFile(folder, name, lines.where()), row[columns.label], name, lines);
        found = true;
    }
    if (!found) throw Error(list.string(), "names no pictures", "Each row must be file,label");
}

} // namespace

Dataset readClassFolders(const fs::path& folder, const SampleRenderers& renderers, DatasetPart part,
                         const ReadingControl& control) {
    ClassPictures found = findClassPictures(folder, part, control);
    PictureReading reading(renderers, control);
    double done = 0;
    for (const ClassPicture& picture : found.pictures)
        reading.add(picture.file, picture.label, picture.name,
                    done++ / static_cast<double>(found.pictures.size()));
    return reading.take(displayName(folder), std::move(found.facts));
}

SampleCollection listClassFolders(const fs::path& folder, DatasetPart part, const ReadingControl& control) {
    ClassPictures found = findClassPictures(folder, part, control);
    const std::string name = displayName(folder);
    SampleCollection collection{name, {}, noteOf(name, found.facts)};
    for (ClassPicture& picture : found.pictures) {
        const bool digit = picture.label != kNotADigit;
        collection.samples.push_back({digit ? std::to_string(picture.label) : std::move(picture.folder),
                                      digit ? SampleKind::Digit : SampleKind::NotADigit,
                                      {std::move(picture.name), {}},
                                      std::move(picture.file)});
    }
    return collection;
}

Dataset readLabelsCsv(const fs::path& folder, const SampleRenderers& renderers,
                      const ReadingControl& control) {
    PictureReading reading(renderers, control);
    forEachLabelledFile(folder, [&](const fs::path& file, const std::string& label, const std::string& name,
                                    const LineReader& lines) {
        reading.add(file, requireClass(label, lines.where()), name, lines.share());
    });
    return reading.take(displayName(folder), {});
}

SampleCollection listLabelsCsv(const fs::path& folder, const ReadingControl& control) {
    SampleCollection collection{displayName(folder), {}};
    const ReadingMeter meter(control);
    forEachLabelledFile(folder, [&](const fs::path& file, const std::string& label, const std::string& name,
                                    const LineReader& lines) {
        meter.check();
        collection.samples.push_back({label, requireKind(label, lines.where()), {name, {}}, file});
    });
    return collection;
}

} // namespace digitpad
