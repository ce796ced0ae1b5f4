#include "core/data/idx_names.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <tuple>

#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

namespace fs = std::filesystem;

bool removeEnd(std::string_view& text, std::string_view end) {
    if (!text.ends_with(end)) return false;
    text.remove_suffix(end.size());
    return true;
}

/// The same behind one of what stands between the words of such names.
bool removeWord(std::string_view& text, std::string_view word) {
    std::string_view rest = text;
    if (!removeEnd(rest, word)) return false;
    if (!rest.empty() && std::string_view("-._").find(rest.back()) == std::string_view::npos) return false;
    if (!rest.empty()) rest.remove_suffix(1);
    text = rest;
    return true;
}

/// The file that a folder of that name was unpacked with.
std::optional<fs::path> fileInside(const fs::path& folder, const IdxName& name) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code dangling;
        if (entry->is_regular_file(dangling) && parseIdxName(entry->path().filename().string()) == name)
            return entry->path();
    }
    return std::nullopt;
}

/// By how many of MNIST's digits it has.
int rankOf(const std::string& collection) {
    static constexpr std::array<std::string_view, 6> kKnown{"emnist-digits",   "emnist-mnist",
                                                            "emnist-byclass",  "emnist-bymerge",
                                                            "emnist-balanced", "emnist-letters"};
    if (collection.empty()) return -1;
    return static_cast<int>(std::ranges::find(kKnown, collection) - kKnown.begin());
}

} // namespace

std::string idxName(const IdxName& name) {
    const bool mnist = name.collection.empty();
    const std::string part = name.part == DatasetPart::Train ? "train" : mnist ? "t10k" : "test";
    return (mnist ? "" : name.collection + "-") + part +
           (name.content == IdxContent::Images ? "-images-idx3-ubyte" : "-labels-idx1-ubyte");
}

std::optional<IdxName> parseIdxName(std::string_view fileName) {
    const std::string lower = lowerCase(fileName);
    std::string_view rest = lower;
    removeEnd(rest, ".gz");
    const auto removeKind = [&rest](std::string_view type, std::string_view dimensions,
                                    std::string_view content) {
        std::string_view kind = rest;
        if (!removeWord(kind, type) || !removeWord(kind, dimensions) || !removeWord(kind, content))
            return false;
        rest = kind;
        return true;
    };
    IdxName name;
    if (removeKind("ubyte", "idx3", "images"))
        name.content = IdxContent::Images;
    else if (removeKind("ubyte", "idx1", "labels") ||
             removeKind("int", "idx2", "labels")) // the latter in QMNIST
        name.content = IdxContent::Labels;
    else
        return std::nullopt;
    if (removeWord(rest, "train"))
        name.part = DatasetPart::Train;
    else if (!removeWord(rest, "t10k") && !removeWord(rest, "test"))
        return std::nullopt;
    name.collection = rest;
    return name;
}

IdxFolder::IdxFolder(const fs::path& folder) : m_folder(folder) {
    std::error_code error; // what cannot be seen counts as missing, and the caller says so
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const auto name = parseIdxName(entry->path().filename().string());
        std::error_code dangling;
        if (!name) continue;
        if (!entry->is_directory(dangling))
            m_files.push_back({*name, entry->path()});
        else if (const auto inside = fileInside(entry->path(), *name))
            m_files.push_back({*name, *inside});
    }
    const auto order = [](const File& file) {
        const std::string own = file.path.filename().string();
        return std::tuple(own.ends_with(".gz"), own.find('.') < own.rfind("idx"), file.path);
    };
    std::ranges::sort(m_files, {}, order);
}

std::optional<fs::path> IdxFolder::find(const IdxName& name) const {
    const auto found = std::ranges::find(m_files, name, &File::name);
    return found == m_files.end() ? std::nullopt : std::optional(found->path);
}

bool IdxFolder::hasPart(DatasetPart part) const {
    return std::ranges::any_of(m_files, [part](const File& file) { return file.name.part == part; });
}

std::vector<std::string> IdxFolder::collections(DatasetPart part) const {
    std::vector<std::string> names;
    for (const File& file : m_files)
        if (file.name.part == part) names.push_back(file.name.collection);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::ranges::stable_sort(names, {}, rankOf);
    return names;
}

std::string IdxFolder::bestCollection(DatasetPart part) const {
    const std::vector<std::string> names = collections(part);
    if (names.empty()) return {};
    if (names.size() > 1 && rankOf(names[0]) == rankOf(names[1]))
        throw Error(m_folder.string(), "holds several collections: " + names[0] + ", " + names[1],
                    "Give the file of images of one of them");
    return names.front();
}

} // namespace digitpad
