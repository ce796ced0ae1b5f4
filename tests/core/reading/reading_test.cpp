// The shipped model reads whole numbers: as strokes, and as ink without knowledge of them.
#include <cmath>

#include "tests/core/reading/reading_fixture.h"

namespace digitpad::test {
namespace {

class NumberReading : public WithShippedModel {
protected:
    void expectText(const Drawing& drawing, const std::string& text) {
        EXPECT_EQ(read(drawing).text(), text);
        EXPECT_EQ(readAsInk(drawing).text(), text) << "as ink";
    }
};

TEST_F(NumberReading, DigitsSideBySide) {
    expectText(number("40712"), "40712");
    expectText(number("3956"), "3956");
}

TEST_F(NumberReading, DigitsOfSeveralStrokesAreOne) {
    expectText(kFour, "4");
    expectText(kCrossedSeven, "7");
    expectText(kSlashedZero, "0");
    expectText(kFour + moved(kSlashedZero, 110, 0) + moved(kCrossedSeven, 220, 0), "407");
}

TEST_F(NumberReading, LinesFromTopToBottom) {
    expectText(number("12") + moved(number("345"), -20, 160), "12\n345");
}

TEST_F(NumberReading, WideGapsAreSpaces) {
    const Drawing drawing = number("12") + moved(number("34"), 330, 0);
    expectText(drawing, "12 34");
    const auto digits = read(drawing).digits;
    ASSERT_EQ(digits.size(), 4U);
    EXPECT_EQ(digits[1].group, 0);
    EXPECT_EQ(digits[2].group, 1);
    EXPECT_EQ(digits[3].line, 0);
}

TEST_F(NumberReading, DigitsMayTouch) {
    // The pen is 9 wide: the two meets the eight, the seven the two.
    expectText(digit(2) + moved(digit(8), 62, 0) + moved(digit(3), 123, 0), "283");
}

TEST_F(NumberReading, ALoneLetterIsNotTakenApart) {
    const Drawing v{{stroke({{5, 0}, {22, 50}, {40, 100}, {58, 50}, {75, 0}}, 9)}};
    EXPECT_EQ(read(v).digits.size(), 1U);
    EXPECT_EQ(readAsInk(v).digits.size(), 1U);
}

TEST_F(NumberReading, AZigzagIsNotARowOfOnes) {
    const Drawing zigzag{
        {stroke({{0, 0}, {40, 100}, {80, 0}, {120, 100}, {160, 0}, {200, 100}, {240, 0}}, 9)}};
    EXPECT_EQ(read(zigzag).text(), "?");
    EXPECT_EQ(readAsInk(zigzag).text(), "?");
}

TEST_F(NumberReading, SignsWhosePartsAreDigitsAreOneThatIsNone) {
    const Drawing percent{
        {stroke({{12, 5}, {2, 18}, {10, 38}, {25, 36}, {32, 20}, {26, 6}, {12, 5}}, 9),
         stroke({{78, 0}, {55, 48}, {36, 100}}, 9),
         stroke({{74, 62}, {64, 76}, {70, 96}, {86, 95}, {94, 78}, {88, 63}, {74, 62}}, 9)}};
    const Drawing h{{stroke({{10, 0}, {9, 50}, {8, 100}}, 9), stroke({{68, 0}, {67, 50}, {66, 100}}, 9),
                     stroke({{8, 55}, {40, 53}, {68, 54}}, 9)}};
    const Drawing question{
        {stroke({{5, 12}, {25, 0}, {45, 12}, {38, 32}, {22, 45}, {20, 62}}, 9), stroke({{19, 98}}, 9)}};
    expectText(percent, "?");
    expectText(h, "?");
    expectText(question, "?");
}

TEST_F(NumberReading, NarrowNumbersStayNumbers) {
    expectText(number("11", 40), "11");
    expectText(number("17", 60), "17");
    expectText(number("111", 70), "111");
    expectText(kOne + moved(kOne, 60, 0) + moved(kOne, 120, 0), "111");
}

TEST_F(NumberReading, SpecksAreLeftOut) {
    expectText(number("12") + Drawing{{stroke({{240, 98}})}} + moved(number("5"), 260, 0), "12 5");
}

TEST_F(NumberReading, FramesAreLeftOut) {
    const Drawing box{{stroke({{-30, -30}, {240, -30}}, 4), stroke({{240, -30}, {240, 130}}, 4),
                       stroke({{240, 130}, {-30, 130}}, 4), stroke({{-30, 130}, {-30, -30}}, 4)}};
    EXPECT_EQ(readAsInk(box + number("12")).text(), "12");
    EXPECT_EQ(read(Drawing{{stroke({{-30, -30},
                                    {105, -29},
                                    {240, -30},
                                    {241, 50},
                                    {240, 130},
                                    {105, 129},
                                    {-30, 130},
                                    {-29, 50},
                                    {-30, -30}},
                                   4)}} +
                   number("12"))
                  .text(),
              "12");
}

TEST_F(NumberReading, WordsBesideAFrameAreLeftOut) {
    const Drawing box{{stroke({{-30, -30}, {240, -30}}, 4), stroke({{240, -30}, {240, 130}}, 4),
                       stroke({{240, 130}, {-30, 130}}, 4), stroke({{-30, 130}, {-30, -30}}, 4)}};
    const Drawing h{
        {stroke({{0, 0}, {0, 100}}, 9), stroke({{50, 0}, {50, 100}}, 9), stroke({{0, 50}, {50, 50}}, 9)}};
    const Drawing word = moved(h, 0, -180) + moved(h, 80, -180);
    EXPECT_TRUE(readAsInk(word + number("12")).rejected());
    EXPECT_EQ(readAsInk(word + box + number("12")).text(), "12");
}

TEST_F(NumberReading, SmallPrintIsLeftOut) {
    const Drawing letter{
        {stroke({{0, 0}, {0, 40}}, 4), stroke({{20, 0}, {20, 40}}, 4), stroke({{0, 20}, {20, 20}}, 4)}};
    const Drawing word = moved(letter, 0, -100) + moved(letter, 40, -100);
    ASSERT_TRUE(readAsInk(word).rejected());
    EXPECT_EQ(readAsInk(word + number("12")).text(), "12");
}

TEST_F(NumberReading, BoxesAreAroundTheDigits) {
    const auto digits = read(moved(number("17"), 50, -300)).digits;
    ASSERT_EQ(digits.size(), 2U);
    // The one's line goes from x 88 to 108 and y -296 to -204; half a pen of 9 around it and a pixel.
    EXPECT_NEAR(digits[0].box.x, 83, 2);
    EXPECT_NEAR(digits[0].box.y, -301, 2);
    EXPECT_NEAR(digits[0].box.width, 29, 3);
    EXPECT_NEAR(digits[0].box.height, 101, 3);
    EXPECT_GT(digits[1].box.x, digits[0].box.x + digits[0].box.width);
}

/// A digit as high as that, drawn with the canvas' usual pen.
Drawing usualPen(Drawing drawing, float scale) {
    for (Stroke& stroke : drawing.strokes) {
        stroke.width = 16;
        for (PenPoint& point : stroke.points) point = {scale * point.x, scale * point.y};
    }
    return drawing;
}

TEST_F(NumberReading, SmallDigitsAreNoDots) {
    for (const float scale : {0.4F, 0.5F, 0.6F, 0.8F, 1.5F, 3.0F})
        for (int value = 0; value < 10; ++value)
            EXPECT_EQ(read(usualPen(digit(value), scale)).text(), std::to_string(value)) << scale;
    EXPECT_EQ(read(usualPen(number("407"), 0.5F)).text(), "407");
}

TEST_F(NumberReading, TapsAreDots) {
    for (const Drawing& tap : {Drawing{{stroke({{50, 50}}, 16)}}, Drawing{{stroke({{50, 50}, {53, 54}}, 16)}},
                               Drawing{{stroke({{50, 50}, {52, 57}, {55, 50}}, 16)}}}) {
        EXPECT_EQ(read(tap).rejection(), Rejection::Dot);
        EXPECT_EQ(readAsInk(tap).rejection(), Rejection::Dot);
        const Reading three = read(tap + moved(tap, 70, 3) + moved(tap, 130, -2));
        ASSERT_EQ(three.digits.size(), 3U);
        for (const DigitReading& dot : three.digits) EXPECT_EQ(dot.rejection, Rejection::Dot);
    }
}

Stroke arc(float x, float y, float radius, float from, float to, float width = 16) {
    constexpr int kPoints = 24;
    Stroke stroke{.points = {}, .width = width};
    for (int i = 0; i <= kPoints; ++i) {
        const float angle = from + (to - from) * static_cast<float>(i) / kPoints;
        stroke.points.push_back({x + radius * std::cos(angle), y + radius * std::sin(angle)});
    }
    return stroke;
}

TEST_F(NumberReading, AFaceHoldsNoDigits) {
    const Stroke face = arc(150, 150, 140, -1.5F, 4.7F);
    const Drawing taps{{stroke({{105, 110}}, 16), stroke({{195, 110}}, 16)}};
    const Drawing lines{{stroke({{105, 90}, {105, 125}}, 16), stroke({{195, 90}, {195, 125}}, 16)}};
    const Drawing rings{{arc(105, 110, 12, 0, 6.2F), arc(195, 110, 12, 0, 6.2F)}};
    for (const Drawing& eyes : {taps, lines, rings}) {
        for (const Stroke& mouth : {arc(150, 150, 90, 0.3F, 2.8F), arc(150, 150, 70, 0, 3.14F),
                                    stroke({{90, 210}, {210, 210}}, 16)}) {
            const Drawing drawing = Drawing{{face}} + eyes + Drawing{{mouth}};
            for (const Reading& reading : {read(drawing), readAsInk(drawing)})
                for (const DigitReading& digit : reading.digits)
                    EXPECT_TRUE(digit.prediction.rejected) << reading.text();
        }
    }
}

TEST_F(NumberReading, ATallDigitBesideTwoRowsIsReadByItself) {
    const Drawing rows = number("23") + moved(number("45"), 0, 125);
    Drawing tall = digit(7);
    for (Stroke& stroke : tall.strokes)
        for (PenPoint& point : stroke.points) point = {1.5F * point.x - 160, 2.2F * point.y};
    expectText(tall + rows, "7\n23\n45");
    expectText(rows + moved(tall, 350, 0), "23\n45\n7");
}

TEST_F(NumberReading, AGapThatIsWiderThanTheOthersIsASpace) {
    // Without a space it would be 150.
    for (const float gap : {200.0F, 215.0F, 230.0F})
        expectText(number("36", 75) + moved(number("345", 75), gap, 0), "36 345");
    expectText(number("36345", 75), "36345");
    expectText(number("36345", 90), "36345");
}

TEST_F(NumberReading, NumbersMayRiseAndFall) {
    for (const float step : {-70.0F, -50.0F, 50.0F, 70.0F}) {
        Drawing rising;
        for (int i = 0; i < 5; ++i)
            rising = rising + moved(digit(i + 2), 90 * static_cast<float>(i), step * static_cast<float>(i));
        expectText(rising, "23456");
    }
}

} // namespace
} // namespace digitpad::test
