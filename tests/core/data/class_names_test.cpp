#include "core/data/class_names.h"

#include <gmock/gmock.h>

#include "core/data/digit_image.h"
#include "tests/core/error_message.h"

namespace digitpad {
namespace {

using testing::HasSubstr;

TEST(ClassNames, DigitsHaveManyNames) {
    for (const char* name : {"7", "07", "seven", "Seven", "SEVEN", "digit_7", "Digit 7", "class7", "label-07",
                             "7_seven", "seven.7", "number7", "#7"})
        EXPECT_EQ(digitNamed(name), 7) << name;
    EXPECT_EQ(digitNamed("0"), 0);
    EXPECT_EQ(digitNamed("zero"), 0);
    EXPECT_EQ(digitNamed("000"), 0);
    EXPECT_EQ(digitNamed("nine"), 9);
}

TEST(ClassNames, OtherNamesAreNoDigits) {
    for (const char* name : {"", "10", "77", "letters", "A", "x7", "7b", "1_2", "digit", "Sample007", "hsf_0",
                             "1e5", "train", "\xE9t\xE9", "99999999999999999999"})
        EXPECT_EQ(digitNamed(name), kNotADigit) << name;
}

TEST(ClassNames, TenIsZeroWhereThereIsNone) {
    const ClassNames classes({"/d/1", "/d/2", "/d/10", "/d/letters"}, "/d");
    EXPECT_TRUE(classes.tenIsZero());
    EXPECT_EQ(classes.classOf("10"), 0);
    EXPECT_EQ(classes.classOf("2"), 2);
    EXPECT_EQ(classes.classOf("letters"), kNotADigit);
}

TEST(ClassNames, TenIsNoDigitBesideAZeroOrAnEleven) {
    for (const auto& other : {"/d/0", "/d/zero", "/d/11", "/d/00"})
        EXPECT_EQ(ClassNames({"/d/1", "/d/10", other}, "/d").classOf("10"), kNotADigit) << other;
    EXPECT_EQ(ClassNames({"/d/10", "/d/x"}, "/d").classOf("10"), kNotADigit) << "alone it says nothing";
}

TEST(ClassNames, CountedClassesAreNotClear) {
    EXPECT_THAT(test::errorOf([] {
                    ClassNames({"/d/class1", "/d/class10"}, "/d");
                }),
                testing::AllOf(HasSubstr("/d"), HasSubstr("cannot be told")));
    EXPECT_EQ(ClassNames({"/d/digit1", "/d/digit10"}, "/d").classOf("digit10"), 0);
}

} // namespace
} // namespace digitpad
