#include "core/synthesis/ground.h"

#include <algorithm>
#include <cmath>

#include "core/synthesis/chance.h"
#include "core/synthesis/posture.h"
#include "core/synthesis/printed_text.h"

namespace digitpad {
namespace {

/// Printed letters, or rings and bars as coats of arms have, turned about.
void paintWatermark(Sheet& sheet, double darkness, double height, Random& random) {
    const double size = height * uniformRatio(0.8, 4, random);
    const Posture posture(1, 1, 0, either(0.8, random));
    const int lines = between(1, 3, random);
    const double bold = uniformRatio(1, 3, random);
    double y = sheet.height() * random.uniform(0, 1);
    for (int i = 0; i < lines; ++i, y += 1.6 * size) {
        Drawing drawing = printedLine(between(1, 6, random), size, random);
        for (Stroke& stroke : drawing.strokes) {
            stroke.width *= static_cast<float>(bold);
            for (PenPoint& point : stroke.points) posture.apply(point.x, point.y);
        }
        moveBy(drawing, static_cast<float>(sheet.width() * random.uniform(-0.2, 0.8)), static_cast<float>(y));
        sheet.lay(inkOf(std::move(drawing)), darkness);
    }
}

InkPatch mirrored(InkPatch patch) {
    for (int row = 0; row < patch.ink.height; ++row) {
        const auto first = patch.ink.pixels.begin() + static_cast<std::ptrdiff_t>(row) * patch.ink.width;
        std::reverse(first, first + patch.ink.width);
    }
    return patch;
}

void paintBack(Sheet& sheet, const Letters& letters, double darkness, double height, Random& random) {
    const Hand hand = anyHand({}, random);
    const int words = between(1, 4, random);
    for (int i = 0; i < words; ++i) {
        const int dx = static_cast<int>(sheet.width() * random.uniform(-0.2, 0.8));
        const int dy = static_cast<int>(sheet.height() * random.uniform(0, 1.1));
        const WrittenNumber word =
            letters.word(between(2, 7, random), hand, height * uniformRatio(0.8, 1.4, random), random);
        for (const WrittenSign& sign : word.signs) {
            InkPatch patch = mirrored(sign.patch);
            patch.left = word.left + word.right - sign.patch.right() + dx;
            patch.top += dy;
            sheet.lay(patch, darkness);
        }
    }
}

} // namespace

void paintGround(Sheet& sheet, const Letters& letters, double strength, double height,
                 const GroundOptions& options, Random& random) {
    const auto darkness = [&] { return strength * uniformRatio(0.05, options.darkest, random); };
    if (chance(options.watermark, random)) paintWatermark(sheet, darkness(), height, random);
    if (!letters.empty() && chance(options.showThrough, random))
        paintBack(sheet, letters, darkness(), height, random);
}

} // namespace digitpad
