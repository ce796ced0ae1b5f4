// The visible entries of a folder, in an order that does not depend on the file system.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace digitpad {

struct FolderListing {
    std::vector<std::filesystem::path> files; ///< plain files
    std::vector<std::filesystem::path> folders;
    std::size_t hiddenFiles = 0; ///< files whose names begin with a dot
};

/// Both sorted by name; names that begin with a dot are left out.
/// Throws Error where `folder` is missing, is not a folder, or may not be read.
FolderListing listFolder(const std::filesystem::path& folder);

} // namespace digitpad
