#include "tests/bench/numbers/composer.h"

#include <algorithm>

#include "core/synthesis/spacing.h"

namespace digitpad::bench {
namespace {

/// point * factor + (x, y)
void transform(Drawing& drawing, double factor, double x, double y) {
    for (Stroke& stroke : drawing.strokes) {
        for (PenPoint& point : stroke.points) {
            point.x = static_cast<float>(point.x * factor + x);
            point.y = static_cast<float>(point.y * factor + y);
        }
    }
}

/// Stands on the line y = 0, its left side at x = 0.
Drawing sized(const LabelledDrawing& digit, Random& random) {
    Drawing drawing = digit.drawing;
    const Extent extent = extentOf(drawing);
    const double factor =
        kComposedHeight * random.uniform(0.85, 1.15) / std::max<double>(extent.longerSide(), 1);
    const double baseline = kComposedHeight * random.uniform(-0.08, 0.08);
    transform(drawing, factor, -extent.left * factor, baseline - extent.bottom * factor);
    return drawing;
}

} // namespace

LabelledDrawing composeNumber(const std::vector<LabelledDrawing>& writer, const NumberStyle& style,
                              Random& random) {
    const std::size_t length = 2 + random.below(9);
    const std::size_t sure = 1 + random.below(length - 1); // this one touches the one before it
    const double slope = random.uniform(-0.05, 0.05);
    LabelledDrawing number{"", writer.front().source, writer.front().writer, {}};
    Drawing before;
    for (std::size_t i = 0; i < length; ++i) {
        const LabelledDrawing& digit = writer[random.below(writer.size())];
        Drawing next = sized(digit, random);
        const bool touches = style.touching && (random.uniform() < 0.5 || i == sure);
        const double gap = touches ? -style.pen * random.uniform(0.1, 1) : random.uniform(0.05, 0.4);
        if (i > 0) {
            const double right = extentOf(before).right;
            transform(next, 1, 0, slope * right);
            transform(next, 1, shiftForDistance(before, next, kComposedHeight * (style.pen + gap)), 0);
        }
        number.label += digit.label;
        number.drawing.strokes.insert(number.drawing.strokes.end(), next.strokes.begin(), next.strokes.end());
        before = std::move(next);
    }
    for (Stroke& stroke : number.drawing.strokes)
        stroke.width = static_cast<float>(style.pen * kComposedHeight);
    return number;
}

} // namespace digitpad::bench
