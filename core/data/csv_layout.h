// What the columns of a table mean: where the label and the pixels are, and what paper and ink are.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/data/csv_facts.h"

namespace digitpad {

struct CsvLayout {
    std::size_t label = 0;
    std::vector<std::size_t> pixels; ///< the column of each of the 784
    double low = 0;                  ///< the pixel value that becomes 0
    double high = 255;               ///< and the one that becomes 255
    /// What differs from a label in the first column and pixels from 0 to 255 behind it, in words.
    std::vector<std::string> assumed;
};

/// @param labels how many classes the label may have, from 0 on: 10, or more where letters are known by
/// number Throws Error naming `file`, and the columns in question, where it is not clear.
CsvLayout findCsvLayout(const CsvFacts& facts, int labels, const std::filesystem::path& file);

} // namespace digitpad
