#include "core/reading/reader.h"

#include <gmock/gmock.h>

#include "core/preprocess/framing.h"
#include "tests/core/model/models.h"

namespace digitpad::test {
namespace {

/// A filled rectangle of ink on paper of 60x50 pixels.
InkImage inkWith(const Box& box) {
    InkImage ink(60, 50);
    for (int y = box.y; y < box.y + box.height; ++y)
        for (int x = box.x; x < box.x + box.width; ++x) ink.at(x, y) = 1;
    return ink;
}

/// The same as a dark drawing on light paper, `scale` times as large.
GreyImage pictureOf(const InkImage& ink, int scale) {
    GreyImage picture{ink.width * scale, ink.height * scale, {}};
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            picture.pixels.push_back(ink.at(x / scale, y / scale) > 0 ? 20 : 235);
    return picture;
}

TEST(Reader, BlankPaperHasNoDigits) {
    const Classifier classifier(randomModel("lenet5"));
    Workspace workspace;
    EXPECT_TRUE(readInk(InkImage(60, 50), classifier, workspace).digits.empty());
    EXPECT_TRUE(readInk(InkImage(), classifier, workspace).digits.empty());
    EXPECT_TRUE(
        readByInk({80, 80, std::vector<std::uint8_t>(6400, 240)}, classifier, workspace).digits.empty());
    EXPECT_EQ(readInk(InkImage(60, 50), classifier, workspace).text(), "");
}

TEST(Reader, ADigitIsClassifiedAsItIsFramed) {
    const Classifier classifier(randomModel("lenet5"));
    Workspace workspace;
    const Box box{20, 5, 6, 30};
    const InkImage ink = inkWith(box);
    const Reading reading = readInk(ink, classifier, workspace);

    ASSERT_EQ(reading.digits.size(), 1U);
    const DigitReading& digit = reading.digits[0];
    EXPECT_EQ(digit.box, box);
    EXPECT_EQ(digit.seen.pixels, frameDigit(ink, box).pixels);
    EXPECT_EQ(digit.prediction.probabilities, classifier.classify(digit.seen, workspace).probabilities);
    EXPECT_EQ(reading.text(), std::to_string(digit.prediction.digit));
}

/// @param place, size how far those of the box may be off
void expectNear(const Box& box, const Box& expected, int place, int size) {
    EXPECT_NEAR(box.x, expected.x, place);
    EXPECT_NEAR(box.y, expected.y, place);
    EXPECT_NEAR(box.width, expected.width, size);
    EXPECT_NEAR(box.height, expected.height, size);
}

TEST(Reader, BoxesAreInPixelsOfThePicture) {
    const Classifier classifier(randomModel("lenet5"));
    Workspace workspace;
    const Reading reading = readByInk(pictureOf(inkWith({20, 5, 6, 30}), 4), classifier, workspace);
    ASSERT_EQ(reading.digits.size(), 1U);
    // Extraction may soften the edges by a pixel or two.
    expectNear(reading.digits[0].box, {80, 20, 24, 120}, 2, 4);
}

TEST(Reader, BoxesOfALargePictureAreInItsPixels) {
    const Classifier classifier(randomModel("lenet5"));
    Workspace workspace;
    const GreyImage picture = pictureOf(inkWith({20, 5, 6, 30}), 40); // 2400x2000
    const Reading reading = readByInk(picture, classifier, workspace);
    ASSERT_EQ(reading.digits.size(), 1U);
    // As above, at half the size.
    expectNear(reading.digits[0].box, {800, 200, 240, 1200}, 4, 8);
}

TEST(Reader, StrokesOverALargePictureAreReadWithIt) {
    const Classifier classifier(randomModel("lenet5"));
    Workspace workspace;
    const GreyImage blank{2400, 1600, std::vector<std::uint8_t>(2400 * 1600, 235)};
    const Drawing line{{{{{1600, 400, 1}, {1600, 1200, 1}}, 60, false}}};
    const Reading reading = readByInk(blank, classifier, workspace, line);
    ASSERT_EQ(reading.digits.size(), 1U);
    expectNear(reading.digits[0].box, {1570, 370, 60, 860}, 4, 8);
}

TEST(Reader, BoxesStayWithinALargePicture) {
    const Classifier classifier(randomModel("lenet5"));
    Workspace workspace;
    const GreyImage picture = pictureOf(inkWith({53, 8, 6, 41}), 43); // shrunk by no whole number
    const Reading reading = readByInk(picture, classifier, workspace);
    ASSERT_EQ(reading.digits.size(), 1U);
    const Box& box = reading.digits[0].box;
    EXPECT_LE(box.x + box.width, picture.width);
    EXPECT_LE(box.y + box.height, picture.height);
}

TEST(Reader, TextJoinsTheDigits) {
    Reading reading;
    for (const int digit : {4, 0, 7}) {
        reading.digits.emplace_back();
        reading.digits.back().prediction.digit = digit;
    }
    EXPECT_EQ(reading.text(), "407");
}

} // namespace
} // namespace digitpad::test
