// The visible entries of a folder, in an order that does not depend on the file system.
#pragma once

#include <filesystem>
#include <vector>

namespace digitpad {

struct FolderListing {
    std::vector<std::filesystem::path> files; ///< plain files
    std::vector<std::filesystem::path> folders;
};

/// Both sorted by name; names that begin with a dot are left out.
/// Throws Error where `folder` is missing, is not a folder, or may not be read.
FolderListing listFolder(const std::filesystem::path& folder);

} // namespace digitpad
