#include "core/data/csv_names.h"

#include <gmock/gmock.h>

namespace digitpad {
namespace {

using testing::ElementsAre;

TEST(CsvNames, LabelsAreKnown) {
    for (const char* name : {"label", "Class", "TARGET", "y", "Digit", "true_label", "ground truth"})
        EXPECT_TRUE(namesALabel(name)) << name;
    for (const char* name : {"", "pixel0", "id", "labelled by", "x"}) EXPECT_FALSE(namesALabel(name)) << name;
}

TEST(CsvNames, IndicesAreKnown) {
    for (const char* name : {"", "Unnamed: 0", "ID", "ImageId", "index"})
        EXPECT_TRUE(namesAnIndex(name)) << name;
    for (const char* name : {"label", "y", "0"}) EXPECT_FALSE(namesAnIndex(name)) << name;
}

TEST(CsvNames, HeadersAreTold) {
    EXPECT_TRUE(looksLikeHeader({"label", "1", "2", "3"}));
    EXPECT_TRUE(looksLikeHeader({"a", "b", "0"}));
    EXPECT_FALSE(looksLikeHeader({"7", "0", "x", "0"})) << "a broken row";
    EXPECT_FALSE(looksLikeHeader({"A", "0", "0", "0"})) << "a letter as label";
    EXPECT_FALSE(looksLikeHeader({"nan", "nan", "nan", "0"}));
    EXPECT_FALSE(looksLikeHeader({"0", "1", "2", "3"})) << "too few to be names";
}

TEST(CsvNames, NumberedColumnsAreTheLargestGroup) {
    EXPECT_THAT(numberedColumns({"x2", "p0", "label", "p1", "p2"}), ElementsAre(1U, 3U, 4U));
    EXPECT_THAT(numberedColumns({"1x1", "1x2", "y"}), ElementsAre(0U, 1U));
    EXPECT_THAT(numberedColumns({}), testing::IsEmpty());
}

TEST(CsvNames, OrderIsByNumberWhereAllDiffer) {
    EXPECT_THAT(orderedByNumber({0, 1, 2}, {"p0", "p10", "p2"}), ElementsAre(0U, 2U, 1U));
    EXPECT_THAT(orderedByNumber({0, 1, 2}, {"2x10", "2x9", "1x30"}), ElementsAre(2U, 1U, 0U));
    EXPECT_THAT(orderedByNumber({0, 1, 2}, {"p2", "p1", "p1"}), ElementsAre(0U, 1U, 2U));
}

} // namespace
} // namespace digitpad
