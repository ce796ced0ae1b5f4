// Drawings on the canvas become what MNIST's digits are: as large, as thick, in the same place.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "core/data/readers.h"
#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"
#include "core/preprocess/sample_renderers.h"
#include "core/synthesis/pen_variation.h"
#include "tests/core/preprocess/picture_makers.h"

namespace digitpad {
namespace {

using Images = std::vector<DigitImage>;
using Measure = std::function<double(const DigitImage&)>;

/// Ten digits as 100 hands draw them on the canvas, with its default pen.
Images canvasDigits() {
    const PenOptions pen;
    PenVariation hand;
    hand.canvasSide = pen.canvasSide;
    hand.thinnestPen = hand.widestPen = pen.penWidth / pen.canvasSide;
    Images images;
    for (const LabelledDrawing& digit : readPenStrokes(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl"))
        for (std::uint64_t i = 0; i < 100; ++i) {
            Random random = Random::forStream(1, images.size(), i);
            images.push_back(frameDigit(rasterise(varied(digit.drawing, hand, random))).value());
        }
    return images;
}

/// As many of each digit as the canvas has.
Images mnistDigits() {
    const Dataset mnist = readIdx(DIGITPAD_SOURCE_DIR "/resources/mnist", DatasetPart::Train);
    std::array<int, kDigits> taken{};
    Images images;
    for (std::size_t i = 0; i < mnist.size(); ++i)
        if (taken[static_cast<std::size_t>(mnist.label(i))]++ < 100) images.push_back(mnist.image(i));
    return images;
}

class CanvasStatistics : public testing::Test {
protected:
    static void SetUpTestSuite() {
        s_canvas = canvasDigits();
        s_mnist = mnistDigits();
    }

    /// Sorted.
    static std::vector<double> measured(const Images& images, const Measure& measure) {
        std::vector<double> values;
        for (const DigitImage& image : images) values.push_back(measure(image));
        std::ranges::sort(values);
        return values;
    }
    static double quantile(const std::vector<double>& sorted, double part) {
        return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
    }

    inline static Images s_canvas;
    inline static Images s_mnist;
};

double total(const DigitImage& image) {
    double sum = 0;
    for (const float value : image.pixels) sum += static_cast<double>(value);
    return sum;
}

double longerSide(const DigitImage& image) {
    InkImage ink(kImageSide, kImageSide);
    std::ranges::copy(image.pixels, ink.pixels.begin());
    const Box box = inkBox(ink, 0.02F).value(); // the faintest pixel of an edge counts
    return std::max(box.width, box.height);
}

/// Of the area to half its outline, which a line of even width has; the outline is the total variation.
double strokeWidth(const DigitImage& image) {
    double outline = 0;
    for (int y = 0; y + 1 < kImageSide; ++y)
        for (int x = 0; x + 1 < kImageSide; ++x)
            outline += std::hypot(image.at(y, x + 1) - image.at(y, x), image.at(y + 1, x) - image.at(y, x));
    return 2 * total(image) / outline;
}

TEST_F(CanvasStatistics, CentresLieWhereMnistsDo) {
    for (const bool horizontal : {true, false}) {
        const Measure centre = [horizontal](const DigitImage& image) {
            const Centre place = centreOfMass(image);
            return horizontal ? place.x : place.y;
        };
        const auto canvas = measured(s_canvas, centre);
        const auto mnist = measured(s_mnist, centre);
        // Uniform on one pixel in both: the quantiles of 1,000 are good to .04.
        for (const double part : {0.1, 0.5, 0.9})
            EXPECT_NEAR(quantile(canvas, part), quantile(mnist, part), 0.1) << part;
    }
}

TEST_F(CanvasStatistics, SizesAreMnists) {
    const auto canvas = measured(s_canvas, longerSide);
    const auto mnist = measured(s_mnist, longerSide);
    for (const double part : {0.02, 0.5, 0.98})
        EXPECT_EQ(quantile(canvas, part), quantile(mnist, part)) << part;
}

TEST_F(CanvasStatistics, TheDefaultPenIsMnistsMedian) {
    const auto canvas = measured(s_canvas, strokeWidth);
    const auto mnist = measured(s_mnist, strokeWidth);
    EXPECT_GT(quantile(canvas, 0.5), quantile(mnist, 0.3));
    EXPECT_LT(quantile(canvas, 0.5), quantile(mnist, 0.7));
    const auto canvasInk = measured(s_canvas, total);
    const auto mnistInk = measured(s_mnist, total);
    EXPECT_GT(quantile(canvasInk, 0.5), quantile(mnistInk, 0.3));
    EXPECT_LT(quantile(canvasInk, 0.5), quantile(mnistInk, 0.7));
}

} // namespace
} // namespace digitpad
