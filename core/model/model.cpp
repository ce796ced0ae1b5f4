#include "core/model/model.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <sstream>
#include <string_view>

#include "core/error.h"
#include "core/printable.h"

namespace digitpad {
namespace {

using Days = std::chrono::sys_days;

Days dayOf(std::string_view seconds) {
    // Years of four digits: ISO 8601 has no others without agreement.
    constexpr long long kEnd = 253402300800; // 10000-01-01
    long long value = -1;
    const char* end = seconds.data() + seconds.size();
    const auto result = std::from_chars(seconds.data(), end, value);
    if (result.ec != std::errc() || result.ptr != end || value < 0 || value >= kEnd)
        throw Error(
            "SOURCE_DATE_EPOCH",
            "'" + printable(seconds) + "' is no number of seconds since 1970. Set it to one, or unset it");
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(value)));
}

} // namespace

std::string today() {
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    const std::chrono::year_month_day day(
        epoch ? dayOf(epoch) : std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    std::ostringstream text;
    text << std::setfill('0') << std::setw(4) << static_cast<int>(day.year()) << '-' << std::setw(2)
         << static_cast<unsigned>(day.month()) << '-' << std::setw(2) << static_cast<unsigned>(day.day());
    return text.str();
}

} // namespace digitpad
