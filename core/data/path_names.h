// How paths are named to people.
#pragma once

#include <filesystem>
#include <string>

namespace digitpad {

/// The last part of a path, also where it ends in a slash or is ".".
inline std::string displayName(const std::filesystem::path& path) {
    std::filesystem::path full = std::filesystem::absolute(path).lexically_normal();
    if (!full.has_filename()) full = full.parent_path();
    return full.filename().string();
}

} // namespace digitpad
