// openDataset(): tells the formats apart by what is there, and by content before the name's ending.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <system_error>

#include "core/data/class_pictures.h"
#include "core/data/folder_listing.h"
#include "core/data/gzip_file.h"
#include "core/data/idx_names.h"
#include "core/data/labelled_samples.h"
#include "core/data/readers.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFormats =
    "Give a folder with MNIST's or EMNIST's files, a folder with subfolders 0 to 9, a folder with labels.csv "
    "(file,label), "
    "a CSV file of label and 784 pixels, or pen strokes as JSON lines";

enum class Format { Idx, Csv, ClassFolders, LabelsCsv, PenStrokes };

/// A dataset as it was found: its format, where it lies, and which of its halves is meant.
struct Found {
    Format format;
    fs::path path;
    DatasetPart part = DatasetPart::Test;
    std::string collection = {}; ///< of IDX files, where one of them was named
};

bool isOneOf(const std::string& name, std::initializer_list<const char*> names) {
    return std::ranges::any_of(names, [&](const char* one) { return equalsIgnoringCase(name, one); });
}

/// The folder that an archive unpacked into, where nothing else was beside it.
std::optional<fs::path> onlyFolder(const FolderListing& listing) {
    std::vector<fs::path> folders = listing.folders;
    std::erase_if(folders, [](const fs::path& folder) { return folder.filename() == "__MACOSX"; });
    const bool only = folders.size() == 1 && listing.files.empty();
    return only ? std::optional(folders.front()) : std::nullopt;
}

/// Says so, and which of its files may be one each, as where train and test lie in two tables.
[[noreturn]] void refuseFolder(const fs::path& folder, const FolderListing& listing) {
    std::string names;
    for (const fs::path& file : listing.files)
        if (isOneOf(file.extension().string(), {".csv", ".jsonl", ".ndjson"}))
            names += (names.empty() ? "" : ", ") + inQuotes(file.filename().string());
    if (names.empty()) throw Error(folder.string(), "no dataset was found in the folder", kFormats);
    throw Error(folder.string(), "the folder is no dataset, though files in it may be: " + names,
                "Give one of these files");
}

/// @param depth of folders that may lie inside one another
Found findInFolder(const fs::path& folder, DatasetPart part, int depth = 4) {
    const FolderListing listing = listFolder(folder);
    if (listing.files.empty() && listing.folders.empty())
        throw Error(folder.string(), "the folder is empty", kFormats);
    // One of the two files is enough to choose the format: reading then says that the other is missing.
    const IdxFolder idx(folder);
    for (const DatasetPart half : {part, other(part)})
        if (idx.hasPart(half)) return {Format::Idx, folder, half};
    std::error_code error;
    if (fs::exists(folder / "labels.csv", error)) return {Format::LabelsCsv, folder};
    if (hasClassFolder(listing)) return {Format::ClassFolders, folder, part};
    for (const DatasetPart half : {part, other(part)}) {
        const auto found = findPartFolder(listing, half);
        if (found && depth > 0) return findInFolder(*found, part, depth - 1);
    }
    if (const auto only = onlyFolder(listing); only && depth > 0) return findInFolder(*only, part, depth - 1);
    refuseFolder(folder, listing);
}

/// The first bytes of what the file holds, unpacked.
std::string startOf(const fs::path& path) {
    std::array<std::uint8_t, 4096> bytes{};
    GzipFile file(path);
    const std::size_t size = file.read(bytes);
    std::string start(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    if (start.starts_with("\xEF\xBB\xBF")) start.erase(0, 3); // byte order mark
    return start;
}

bool looksLikeText(const std::string& start) {
    return std::ranges::none_of(
        start, [](unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; });
}

fs::path folderOf(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// @param start of what the file holds
bool isPenFile(const fs::path& path, const std::string& start) {
    const std::size_t first = start.find_first_not_of(" \t\r\n");
    const bool json = first != std::string::npos && (start[first] == '{' || start[first] == '[');
    return json || isOneOf(path.extension().string(), {".jsonl", ".ndjson", ".json"});
}

Found findInFile(const fs::path& path) {
    const std::string start = startOf(path);
    if (start.empty()) throw Error(path.string(), "the file is empty", kFormats);
    if (const auto idx = parseIdxName(path.filename().string()))
        return {Format::Idx, folderOf(path), idx->part, idx->collection};
    if (path.filename() == "labels.csv") return {Format::LabelsCsv, folderOf(path)};

    if (isPenFile(path, start)) return {Format::PenStrokes, path};
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF"))
        throw Error(path.string(), "is text in UTF-16", "Save it as UTF-8");
    const bool table =
        looksLikeText(start) && start.substr(0, start.find('\n')).find_first_of(",;\t") != std::string::npos;
    if (table || isOneOf(path.extension().string(), {".csv"})) return {Format::Csv, path};
    throw Error(path.string(), "is none of the dataset formats", kFormats);
}

Found find(const fs::path& path, DatasetPart part) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
        throw Error(path.string(), "there is no such file or folder", "Check the path");
    }
    return fs::is_directory(status) ? findInFolder(path, part) : findInFile(path);
}

bool hasPartFolders(const FolderListing& listing) {
    return findPartFolder(listing, DatasetPart::Train) && findPartFolder(listing, DatasetPart::Test);
}

} // namespace

bool holdsPenStrokes(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || path.filename() == "labels.csv") return false;
    if (parseIdxName(path.filename().string())) return false;
    return isPenFile(path, startOf(path));
}

bool hasBothParts(const fs::path& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) return false;
    const IdxFolder idx(path);
    const bool trainIdx = idx.hasPart(DatasetPart::Train);
    const bool testIdx = idx.hasPart(DatasetPart::Test);
    if (trainIdx || testIdx) return trainIdx && testIdx;
    const FolderListing listing = listFolder(path);
    if (fs::exists(path / "labels.csv", error)) return false;
    if (hasClassFolder(listing))
        return std::ranges::any_of(listing.folders,
                                   [](const fs::path& folder) { return hasPartFolders(listFolder(folder)); });
    if (hasPartFolders(listing)) return true;
    const auto only = onlyFolder(listing);
    return only && hasBothParts(*only);
}

bool holdsFramedImages(const fs::path& path, DatasetPart part) {
    const Format format = find(path, part).format;
    return format == Format::Idx || format == Format::Csv;
}

Dataset openDataset(const fs::path& path, DatasetPart part, const SampleRenderers& renderers,
                    const ReadingControl& control) {
    const Found found = find(path, part);
    switch (found.format) {
        case Format::Idx:
            return readIdx(found.path, found.part, control, found.collection);
        case Format::Csv:
            return readCsv(found.path, control);
        case Format::ClassFolders:
            return readClassFolders(found.path, renderers, part, control);
        case Format::LabelsCsv:
            return readLabelsCsv(found.path, renderers, control);
        case Format::PenStrokes:
            break;
    }
    return readPenDataset(found.path, renderers, control);
}

std::optional<SampleCollection> openSamples(const fs::path& path, DatasetPart part,
                                            const ReadingControl& control) {
    const Found found = find(path, part);
    switch (found.format) {
        case Format::ClassFolders:
            return listClassFolders(found.path, part, control);
        case Format::LabelsCsv:
            return listLabelsCsv(found.path, control);
        case Format::PenStrokes:
            return listPenStrokes(found.path, control);
        case Format::Idx:
        case Format::Csv:
            break;
    }
    return std::nullopt;
}

} // namespace digitpad
