// What the names of EMNIST's files tell (Cohen et al. 2017): which labels are digits, and that the images lie
// on their side, since MATLAB wrote them column by column.
#pragma once

#include <string>
#include <string_view>

namespace digitpad {

/// How the labels and images of a file are to be taken.
struct FramedKind {
    bool transposed = false; ///< rows and columns are swapped
    int labels = 10;         ///< labels go from 0 to below this
    bool hasDigits = true;   ///< 0 to 9 are digits and what is above is not; else nothing is

    /// 0..9 or kNotADigit.
    int classOf(int label) const;
};

/// By the name, in any case: "emnist-byclass-train-images-idx3-ubyte.gz", "emnist-letters-test.csv".  Names
/// that are not EMNIST's give what MNIST has.
FramedKind framedKindOf(std::string_view fileName);

} // namespace digitpad
