#include "core/training/epoch_record.h"

#include <gtest/gtest.h>

#include <locale>

namespace digitpad {
namespace {

TEST(EpochRecord, MakesARowOfTheNamedColumns) {
    const EpochRecord record{3, 0.125, 0.5, 0.25, 0.75, 1.5, true};
    EXPECT_EQ(epochCsv({record}),
              "epoch,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds\n"
              "3,0.125,0.5,0.25,0.75,1.5\n");
}

TEST(EpochRecord, LeavesEmptyWhatWasNotMeasured) {
    EXPECT_EQ(epochCsvRow({1, 0.125, 0.5, std::nullopt, std::nullopt, 2, false}), "1,0.125,0.5,,,2\n");
}

TEST(EpochRecord, KeepsEveryDigit) {
    const double third = 1.0 / 3;
    const std::string row = epochCsvRow({1, third, 0, {}, {}, 0, false});
    EXPECT_EQ(std::stod(row.substr(2)), third);
}

/// What a German desktop sets.
TEST(EpochRecord, HasPointsInAnyLanguage) {
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };
    const std::locale before = std::locale::global(std::locale(std::locale::classic(), new Comma));
    const std::string row = epochCsvRow({1000, 1234.5, 0.5, {}, {}, 0, false});
    std::locale::global(before);
    EXPECT_EQ(row, "1000,1234.5,0.5,,,0\n");
}

} // namespace
} // namespace digitpad
