// openDataset(): tells the formats apart by what is there, and by content before the name's ending.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <system_error>

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
    "Give a folder with MNIST's files, a folder with subfolders 0 to 9, a folder with labels.csv "
    "(file,label), "
    "a CSV file of label and 784 pixels, or pen strokes as JSON lines";

enum class Format { Idx, Csv, ClassFolders, LabelsCsv, PenStrokes };

/// A dataset as it was found: its format, where it lies, and which of its halves is meant.
struct Found {
    Format format;
    fs::path path;
    DatasetPart part = DatasetPart::Test;
};

DatasetPart other(DatasetPart part) {
    return part == DatasetPart::Train ? DatasetPart::Test : DatasetPart::Train;
}

bool isOneOf(const std::string& name, std::initializer_list<const char*> names) {
    return std::ranges::any_of(names, [&](const char* one) { return equalsIgnoringCase(name, one); });
}

/// The subfolder of a dataset whose halves are folders, as "mnist_png" has them.
std::optional<fs::path> findPartFolder(const FolderListing& listing, DatasetPart part) {
    const auto found = std::ranges::find_if(listing.folders, [part](const fs::path& folder) {
        const std::string name = folder.filename().string();
        return part == DatasetPart::Train ? isOneOf(name, {"train", "training"})
                                          : isOneOf(name, {"test", "testing"});
    });
    return found == listing.folders.end() ? std::nullopt : std::optional(*found);
}

/// One of the two is enough to choose the format: reading then says that the other is missing.
bool hasIdxFiles(const fs::path& folder, DatasetPart part) {
    return findIdxFile(folder, part, IdxContent::Images) || findIdxFile(folder, part, IdxContent::Labels);
}

bool hasDigitFolder(const FolderListing& listing) {
    return std::ranges::any_of(listing.folders, [](const fs::path& folder) {
        const std::string name = folder.filename().string();
        return name.size() == 1 && name[0] >= '0' && name[0] <= '9';
    });
}

Found findInFolder(const fs::path& folder, DatasetPart part) {
    const FolderListing listing = listFolder(folder);
    if (listing.files.empty() && listing.folders.empty())
        throw Error(folder.string(), "the folder is empty", kFormats);
    for (const DatasetPart half : {part, other(part)}) {
        if (hasIdxFiles(folder, half)) return {Format::Idx, folder, half};
    }
    std::error_code error;
    if (fs::exists(folder / "labels.csv", error)) return {Format::LabelsCsv, folder};
    if (hasDigitFolder(listing)) return {Format::ClassFolders, folder};
    for (const DatasetPart half : {part, other(part)}) {
        if (const auto found = findPartFolder(listing, half)) return findInFolder(*found, part);
    }
    throw Error(folder.string(), "no dataset was found in the folder", kFormats);
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
    if (const auto part = idxPart(path)) return {Format::Idx, folderOf(path), *part};
    if (path.filename() == "labels.csv") return {Format::LabelsCsv, folderOf(path)};

    if (isPenFile(path, start)) return {Format::PenStrokes, path};
    const bool table =
        looksLikeText(start) && start.substr(0, start.find('\n')).find(',') != std::string::npos;
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

} // namespace

bool holdsPenStrokes(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || path.filename() == "labels.csv" || idxPart(path)) return false;
    return isPenFile(path, startOf(path));
}

bool hasBothParts(const fs::path& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) return false;
    const bool trainIdx = hasIdxFiles(path, DatasetPart::Train);
    const bool testIdx = hasIdxFiles(path, DatasetPart::Test);
    if (trainIdx || testIdx) return trainIdx && testIdx;
    const FolderListing listing = listFolder(path);
    if (fs::exists(path / "labels.csv", error) || hasDigitFolder(listing)) return false;
    return findPartFolder(listing, DatasetPart::Train) && findPartFolder(listing, DatasetPart::Test);
}

Dataset openDataset(const fs::path& path, DatasetPart part, const SampleRenderers& renderers) {
    const Found found = find(path, part);
    switch (found.format) {
        case Format::Idx:
            return readIdx(found.path, found.part);
        case Format::Csv:
            return readCsv(found.path);
        case Format::ClassFolders:
            return readClassFolders(found.path, renderers);
        case Format::LabelsCsv:
            return readLabelsCsv(found.path, renderers);
        case Format::PenStrokes:
            break;
    }
    return readPenDataset(found.path, renderers);
}

std::optional<SampleCollection> openSamples(const fs::path& path, DatasetPart part) {
    const Found found = find(path, part);
    switch (found.format) {
        case Format::ClassFolders:
            return listClassFolders(found.path);
        case Format::LabelsCsv:
            return listLabelsCsv(found.path);
        case Format::PenStrokes:
            return listPenStrokes(found.path);
        case Format::Idx:
        case Format::Csv:
            break;
    }
    return std::nullopt;
}

} // namespace digitpad
