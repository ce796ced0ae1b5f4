// Files that targets write their bytes into, for readers that take a path.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "tests/core/temp_folder.h"
#include "tests/fuzz/targets.h"

namespace digitpad::fuzz {

inline std::string_view textOf(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// One for the whole process, in memory where the system has such a place; each target uses names of its own.
inline const test::TempFolder& scratch() {
    constexpr auto kInMemory = "/dev/shm";
    if (std::filesystem::is_directory(kInMemory)) ::setenv("TMPDIR", kInMemory, 0);
    static const test::TempFolder folder;
    return folder;
}

inline std::filesystem::path fileOf(const std::filesystem::path& name, Bytes bytes) {
    return scratch().write(name, textOf(bytes));
}

} // namespace digitpad::fuzz
