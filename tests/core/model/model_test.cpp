#include "core/model/model.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "tests/core/error_message.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

/// Sets the variable for one test; null unsets it.
class Epoch {
public:
    explicit Epoch(const char* value) {
        if (value)
            setenv("SOURCE_DATE_EPOCH", value, 1);
        else
            unsetenv("SOURCE_DATE_EPOCH");
    }
    ~Epoch() { unsetenv("SOURCE_DATE_EPOCH"); }
    Epoch(const Epoch&) = delete;
    Epoch& operator=(const Epoch&) = delete;
};

TEST(Today, IsADayOfIso8601) {
    const Epoch epoch(nullptr);
    EXPECT_THAT(today(), MatchesRegex("20[0-9][0-9]-[01][0-9]-[0-3][0-9]"));
}

TEST(Today, IsTheDayOfSourceDateEpoch) {
    EXPECT_EQ((Epoch("0"), today()), "1970-01-01");
    EXPECT_EQ((Epoch("1700000000"), today()), "2023-11-14");
    EXPECT_EQ((Epoch("1709251199"), today()), "2024-02-29");
    EXPECT_EQ((Epoch("253402300799"), today()), "9999-12-31");
}

TEST(Today, RefusesWhatIsNoNumberOfSeconds) {
    for (const char* value : {"", "yesterday", "12x", "-1", "253402300800", "99999999999999999999"}) {
        const Epoch epoch(value);
        EXPECT_THAT(errorOf([] { today(); }), HasSubstr("SOURCE_DATE_EPOCH")) << value;
    }
}

} // namespace
} // namespace digitpad::test
