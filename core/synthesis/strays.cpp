#include "core/synthesis/strays.h"

#include <array>
#include <cmath>

#include "core/preprocess/rasteriser.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/negative_drawings.h"
#include "core/synthesis/strokes.h"

namespace digitpad {
namespace {

/// In pens of the usual range.
double anyPen(double height, Random& random) {
    return height * uniformRatio(0.04, 0.15, random);
}

void setPen(Drawing& drawing, double pen) {
    for (Stroke& stroke : drawing.strokes) stroke.width = static_cast<float>(pen);
}

WrittenNumber written(Drawing drawing, double height, double pen) {
    setPen(drawing, pen);
    WrittenNumber result;
    result.height = height;
    result.pen = pen;
    result.signs.push_back({inkOf(std::move(drawing)), -1});
    result.measure();
    return result;
}

} // namespace

WrittenNumber scribble(double height, Random& random) {
    constexpr std::array kFamilies{NegativeFamily::Scribble, NegativeFamily::Zigzag, NegativeFamily::Wave,
                                   NegativeFamily::Spiral,   NegativeFamily::Star,   NegativeFamily::Triangle,
                                   NegativeFamily::Hatching, NegativeFamily::Face,   NegativeFamily::Dot,
                                   NegativeFamily::Dash,     NegativeFamily::Arrow};
    const NegativeFamily family = anyOf(kFamilies, random);
    // A dot is as large as its pen.
    const double side =
        family == NegativeFamily::Dot ? 0.05 * height : height * uniformRatio(0.6, 2.5, random);
    return written(scaledDrawing(negativeDrawing(family, random), static_cast<float>(side), 1), height,
                   anyPen(height, random));
}

WrittenNumber signatureCurve(int width, int height, double digitHeight, Random& random) {
    Stroke stroke;
    double x = width * random.uniform(-0.1, 0.8);
    double y = height * random.uniform(0, 1);
    double heading = random.uniform(-0.8, 0.8);
    double turn = 0;
    const double step = digitHeight / 4;
    const int points = between(15, 80, random);
    for (int i = 0; i < points; ++i) {
        turn = 0.85 * turn + 0.2 * random.normal();
        heading += turn;
        x += step * std::cos(heading);
        y += step * std::sin(heading);
        stroke.points.push_back({static_cast<float>(x), static_cast<float>(y), 1});
    }
    return written({{stroke}}, digitHeight, digitHeight * uniformRatio(0.03, 0.1, random));
}

void crossOut(WrittenNumber& number, Random& random) {
    Drawing drawing;
    Stroke stroke;
    const double advance = number.height * random.uniform(0.08, 0.18);
    bool isUp = false;
    for (double x = number.left - 0.1 * number.height; x < number.right + 0.1 * number.height;
         x += advance, isUp = !isUp) {
        const double y = isUp ? number.top : number.bottom;
        stroke.points.push_back({static_cast<float>(x + 0.1 * number.height * random.normal()),
                                 static_cast<float>(y + 0.12 * number.height * random.normal()), 1});
    }
    drawing.strokes.push_back(std::move(stroke));
    setPen(drawing, std::max(number.pen, 0.06 * number.height));
    for (WrittenSign& sign : number.signs) sign.symbol = -1;
    number.signs.push_back({inkOf(std::move(drawing)), -1});
    number.measure();
}

} // namespace digitpad
