// What the columns of a table hold, gathered over all its rows before it is decided what they mean.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "core/data/reading_control.h"

namespace digitpad {

/// Labels go up to here: EMNIST's 62 digits and letters.
inline constexpr int kMostLabels = 62;

struct ColumnFacts {
    double least = std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::lowest();
    double sum = 0;
    bool numbers = true;                             ///< every field is one
    bool whole = true;                               ///< and without a fraction
    bool empty = true;                               ///< no field holds anything
    bool counts = true;                              ///< each row's is the one before and one more
    double last = 0;                                 ///< of the row last added
    std::array<std::uint32_t, kMostLabels> rowsOf{}; ///< by whole number, how many rows have it

    bool constant() const { return numbers && least == most; }
    bool wholeWithin(double low, double high) const {
        return numbers && whole && least >= low && most <= high;
    }
};

struct CsvFacts {
    char separator = ',';
    std::vector<std::string> names; ///< of the columns; empty where the file does not name them
    std::size_t rows = 0;           ///< without that of the names
    std::vector<ColumnFacts> columns;

    bool hasHeader() const { return !names.empty(); }
};

/// Rows that are longer are refused before they are read whole: 785 numbers in full precision take 20 kB.
inline constexpr std::size_t kLongestRow = std::size_t{1} << 20;

/// Reads the whole file.  Throws Error for rows of unequal length, and where no choice of columns makes a
/// label and 784 pixels.  `rows` of the progress are halved: the file is read twice.
CsvFacts readCsvFacts(const std::filesystem::path& file, const ReadingControl& control);

} // namespace digitpad
