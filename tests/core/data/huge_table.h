// A table that is small on the disk and takes many seconds to read: something to stop in the middle of.
#pragma once

#include <string>

#include "tests/core/data/idx_files.h"

namespace digitpad::test {

/// 2 million rows of a label and 784 zeros, gzipped in parts that are all the same.
inline std::string hugeTable() {
    std::string row = "7";
    for (int i = 0; i < kImagePixels; ++i) row += ",0";
    std::string part;
    for (int i = 0; i < 1000; ++i) part += row + '\n';
    const std::string packed = gzipped(part);
    std::string table;
    for (int i = 0; i < 2000; ++i) table += packed;
    return table;
}

} // namespace digitpad::test
