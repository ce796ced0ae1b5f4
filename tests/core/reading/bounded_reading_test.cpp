// What has more parts than any writing is said to have, and any reading can be cancelled.
#include "tests/core/preprocess/picture_makers.h"
#include "tests/core/reading/reading_fixture.h"

namespace digitpad::test {
namespace {

class BoundedReading : public WithShippedModel {};

Drawing marks(int count, const Drawing& mark, float pitch = 30) {
    Drawing drawing;
    constexpr int kRow = 40;
    for (int i = 0; i < count; ++i) {
        const Drawing next =
            moved(mark, pitch * static_cast<float>(i % kRow), pitch * static_cast<float>(i / kRow));
        drawing.strokes.insert(drawing.strokes.end(), next.strokes.begin(), next.strokes.end());
    }
    return drawing;
}

void expectTooMuch(const Reading& reading) {
    ASSERT_EQ(reading.digits.size(), 1U);
    EXPECT_EQ(reading.rejection(), Rejection::TooMuch);
    EXPECT_EQ(reading.text(), "?");
    EXPECT_GT(reading.digits[0].box.width, 1000);
}

TEST_F(BoundedReading, ThousandsOfDotsAreNotRead) {
    expectTooMuch(read(marks(2000, {{stroke({{5, 5}})}})));
    expectTooMuch(readAsInk(marks(2000, {{stroke({{5, 5}})}})));
}

TEST_F(BoundedReading, ThousandsOfStrokesAreNotRead) {
    for (const int count : {2000, 5000}) expectTooMuch(read(marks(count, {{stroke({{0, 0}, {10, 14}}, 3)}})));
}

TEST_F(BoundedReading, WhatIsMuchLowerThanTheWritingIsLeftOut) {
    const Drawing print = marks(800, {{stroke({{0, 0}, {1, 40}}, 4)}}, 60);
    const Reading reading = read(number("12") + moved(print, 0, 200));
    EXPECT_EQ(reading.text(), "12");
    EXPECT_EQ(reading.leftOut, 800U);
    EXPECT_EQ(read(number("12")).leftOut, 0U);
}

TEST_F(BoundedReading, LinesAroundEachOtherAreTooMuch) {
    constexpr int kSide = 3000;
    InkImage ink(kSide, kSide);
    for (int line = 0; line < 100; line += 4) // of 9 million pixels each
        for (int i = line; i < kSide - line; ++i)
            for (const int end : {line, kSide - 1 - line}) ink.at(i, end) = ink.at(end, i) = 1;
    expectTooMuch(readInk(ink, m_classifier, m_workspace));
}

TEST_F(BoundedReading, FullHalvesOfAPageAreRead) {
    std::string text;
    Drawing page;
    for (int line = 0; line < 3; ++line) {
        page = page + moved(number("40712395"), 0, 160 * static_cast<float>(line));
        text += (line > 0 ? "\n" : "") + std::string("40712395");
    }
    EXPECT_EQ(read(page).text(), text);
}

TEST_F(BoundedReading, AnyReadingCanBeCancelled) {
    std::stop_source source;
    source.request_stop();
    const Drawing drawing = number("12");
    EXPECT_THROW(readStrokes(drawing, m_classifier, m_workspace, source.get_token()), Cancelled);
    EXPECT_THROW(readInk(rasterise(drawing), m_classifier, m_workspace, source.get_token()), Cancelled);
    const GreyImage picture = greyPicture(200, 200, [](int x, int) { return x > 90 && x < 110 ? 20 : 235; });
    EXPECT_THROW(readByInk(picture, m_classifier, m_workspace, {}, source.get_token()), Cancelled);
}

} // namespace
} // namespace digitpad::test
