#include "core/reading/drawing_reader.h"

#include "tests/core/reading/reading_fixture.h"

namespace digitpad::test {
namespace {

class DrawingReader : public WithShippedModel {
protected:
    Reading readWithDetector(const Drawing& drawing) {
        return readDrawing(drawing, m_classifier, &m_detector, m_workspace);
    }

    /// The foot of the digits that digit() draws lies at 100 more or less.
    static Drawing point(float x) { return {{stroke({{x, 96}, {x + 1, 97}}, 9)}}; }
    static Drawing dash(float x) { return {{stroke({{x, 52}, {x + 40, 50}}, 9)}}; }

private:
    DigitDetector m_detector{readOnnx(DIGITPAD_SOURCE_DIR "/models/detector.onnx", ModelTask::Detect)};
};

TEST_F(DrawingReader, ReadsADecimalPoint) {
    const Drawing drawing = digit(3) + point(100) + moved(number("14", 110), 130, 0);
    const Reading reading = readWithDetector(drawing);
    EXPECT_EQ(reading.text(), "3.14");
    EXPECT_EQ(reading.digitsText(), "314");
}

TEST_F(DrawingReader, ReadsTheTwoDotsOfATime) {
    const Drawing colon = moved(point(210), 0, -15) + moved(point(210), 0, -60);
    const Drawing drawing = number("12", 100) + colon + moved(number("45", 110), 240, 0);
    EXPECT_EQ(readWithDetector(drawing).text(), "12:45");
}

TEST_F(DrawingReader, ReadsAMinusInFront) {
    const Drawing drawing = dash(-60) + number("52", 110);
    EXPECT_EQ(readWithDetector(drawing).text(), "-52");
}

TEST_F(DrawingReader, ReadsASingleDigitByItsStrokesAlone) {
    for (int value = 0; value < 10; ++value) {
        const Reading strokes = read(digit(value));
        const Reading both = readWithDetector(digit(value));
        ASSERT_EQ(both.digits.size(), 1U);
        EXPECT_EQ(both.digits[0].prediction.probability, strokes.digits[0].prediction.probability) << value;
    }
}

TEST_F(DrawingReader, BoxesAreInTheDrawingsUnits) {
    const Drawing near = number("52", 110) + point(104);
    Drawing far = near;
    for (Stroke& stroke : far.strokes) {
        stroke.width *= 3;
        for (PenPoint& each : stroke.points) each = {3 * each.x + 3000, 3 * each.y - 600, each.pressure};
    }
    const Reading reading = readWithDetector(far);
    ASSERT_EQ(reading.digits.size(), 2U);
    const Extent extent = extentOf(far);
    for (const DigitReading& digit : reading.digits) {
        EXPECT_GE(digit.box.x, extent.left - 50);
        EXPECT_GE(digit.box.y, extent.top - 50);
        EXPECT_LE(digit.box.x + digit.box.width, extent.right + 50);
        EXPECT_GT(digit.box.height, 200) << "three times a digit's hundred, less a box's error";
    }
}

TEST_F(DrawingReader, ADrawingTooLargeForADetectorIsReadByItsStrokes) {
    Drawing drawing = number("52", 110) + moved(digit(7), 1e6F, 1e6F);
    EXPECT_EQ(readWithDetector(drawing).digits.size(), read(drawing).digits.size());
}

} // namespace
} // namespace digitpad::test
