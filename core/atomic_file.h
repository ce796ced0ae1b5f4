// Writing a file so that a reader, or a crash, never sees half of it.
#pragma once

#include <filesystem>
#include <string_view>

namespace digitpad {

/// Writes `content` to a temporary file beside `path`, syncs it and renames it over `path`.
/// Throws Error (no space, no permission, no such folder) and then leaves `path` as it was and no temporary
/// file.
void writeFileAtomically(const std::filesystem::path& path, std::string_view content);

} // namespace digitpad
