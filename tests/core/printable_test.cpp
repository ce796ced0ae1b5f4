#include "core/printable.h"

#include <gmock/gmock.h>

namespace digitpad {
namespace {

TEST(Printable, LeavesNamesAsTheyAre) {
    for (const char* name : {"", "digits/train.csv", "C:\\data\\my digits.onnx", "schöne Ziffern", "数字.png",
                             "ספרות", "👩‍🔬.png"})
        EXPECT_EQ(printable(name), name);
}

TEST(Printable, ShowsControlCharactersAndLineBreaks) {
    using namespace std::string_view_literals;
    EXPECT_EQ(printable("a\nb\r\tc"), "a\\nb\\r\\tc");
    EXPECT_EQ(printable("\x1b[31mred\x1b]0;title\a"), "\\x1b[31mred\\x1b]0;title\\x07");
    EXPECT_EQ(printable("nul\0del\x7f"sv), "nul\\x00del\\x7f");
    EXPECT_EQ(printable("\u009b31m\u0085\u2028\u2029"), "\\u009b31m\\u0085\\u2028\\u2029");
}

TEST(Printable, ShowsWhatTurnsOrHidesText) {
    EXPECT_EQ(printable("model\u202egnp.onnx"), "model\\u202egnp.onnx");
    EXPECT_EQ(printable("\u2066\u2069\u200e\u200f\u061c\u200b\ufeff\u00ad"),
              "\\u2066\\u2069\\u200e\\u200f\\u061c\\u200b\\ufeff\\u00ad");
    EXPECT_EQ(printable("\U000e0041"), "\\U000e0041");
}

TEST(Printable, ShowsBytesThatAreNoUtf8) {
    EXPECT_EQ(printable("sch\xf6n"), "sch\\xf6n");           // Latin-1
    EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf");          // overlong
    EXPECT_EQ(printable("\xe0\x80\x9b"), "\\xe0\\x80\\x9b"); // overlong C1
    EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80"); // a surrogate
    EXPECT_EQ(printable("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");
    EXPECT_EQ(printable("cut \xe2\x80"), "cut \\xe2\\x80");
    EXPECT_EQ(printable("\x9b\x31m"), "\\x9b1m"); // C1 as one byte
}

TEST(Printable, ShortensWhatIsLongInItsMiddle) {
    EXPECT_EQ(printable("0123456789", 10), "0123456789");
    EXPECT_EQ(printable("0123456789a", 10), "01234…789a");
    EXPECT_EQ(printable("ääääääääbb", 5), "ää…bb");
    EXPECT_EQ(printable(std::string(10'000'000, '\n') + "end", 9), "\\n\\n…nend");
    EXPECT_EQ(printable("long", 1), "…");
    EXPECT_EQ(printable("long", 0).size(), std::string("…").size());
}

TEST(Printable, ChangesNothingTheSecondTime) {
    for (const std::string& text : {std::string("a\x1b[2J\xff\u202e"), std::string(1000, '\x01')})
        EXPECT_EQ(printable(printable(text)), printable(text));
}

/// Whatever the bytes are, what comes out is one line that no terminal acts on.
TEST(Printable, IsHarmlessForAnyBytes) {
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second)
            for (const char byte :
                 printable(std::string{static_cast<char>(first), static_cast<char>(second)})) {
                ASSERT_GE(static_cast<unsigned char>(byte), 0x20) << first << ' ' << second;
                ASSERT_NE(byte, 0x7F);
            }
}

} // namespace
} // namespace digitpad
