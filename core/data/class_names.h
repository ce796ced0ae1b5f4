// Which digit a folder of pictures is named after.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace digitpad {

/// "7", "07", "seven", "digit_7", "class 7" or "7-seven" in any case: 7.  kNotADigit for any other name.
int digitNamed(std::string_view folder);

/// The classes of the folders that lie side by side.  Where there is a folder 10 but neither 0 nor 11, it has
/// the zeros, as SVHN counts.
class ClassNames {
public:
    /// Throws Error naming `where` for "class1" to "class10", which count from 1 or from 0 with a zero at the
    /// end, and do not say so.
    ClassNames(const std::vector<std::filesystem::path>& folders, const std::string& where);

    /// 0..9 or kNotADigit.
    int classOf(std::string_view folder) const;
    bool tenIsZero() const { return m_tenIsZero; }

private:
    bool m_tenIsZero = false;
};

} // namespace digitpad
