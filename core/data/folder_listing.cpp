#include "core/data/folder_listing.h"

#include <algorithm>
#include <system_error>

#include "core/error.h"

namespace digitpad {
namespace fs = std::filesystem;

FolderListing listFolder(const fs::path& folder) {
    FolderListing listing;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code dangling; // a link to nothing is neither
        if (entry->path().filename().string().starts_with('.')) {
            if (entry->is_regular_file(dangling)) ++listing.hiddenFiles;
            continue;
        }
        if (entry->is_directory(dangling)) {
            listing.folders.push_back(entry->path());
        } else if (entry->is_regular_file(dangling)) {
            listing.files.push_back(entry->path());
        }
    }
    if (error == std::errc::no_such_file_or_directory) {
        throw Error(folder.string(), "there is no such folder", "Check the path");
    }
    if (error) throw Error(folder.string(), "cannot be read as a folder: " + error.message());
    std::ranges::sort(listing.files);
    std::ranges::sort(listing.folders);
    return listing;
}

} // namespace digitpad
