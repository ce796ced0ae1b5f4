#include "core/preprocess/ruled_lines.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

#include "core/preprocess/components.h"
#include "core/preprocess/line_tracer.h"

namespace digitpad {
namespace {

struct SelDeleter {
    void operator()(Sel* sel) const { selDestroy(&sel); }
};

struct NumaDeleter {
    void operator()(Numa* numbers) const { numaDestroy(&numbers); }
};

int widthOf(const PixOwner& mask) {
    return pixGetWidth(mask.get());
}

/// Thickest line in pixels.
int thickest(const PixOwner& mask) {
    return std::max(widthOf(mask) / 60, 3);
}

/// What of `mask` is at most so high.
PixOwner thinner(const PixOwner& mask, int height) {
    return own(pixSubtract(nullptr, mask.get(), own(pixOpenBrick(nullptr, mask.get(), 1, height + 1)).get()));
}

PixOwner widened(const PixOwner& mask, int by) {
    return own(pixDilateBrick(nullptr, mask.get(), 1, 2 * by + 1));
}

/// What of the mask lies on straight pieces of that length that rise or fall by a fifth of it at most.
PixOwner straightPieces(const PixOwner& mask, int length) {
    constexpr double kStep = 0.05; // a line of two or three pixels is found at the next slope
    constexpr int kSlopes = 4;
    PixOwner all = own(pixOpenBrick(nullptr, mask.get(), length, 1));
    for (int i = -kSlopes; i <= kSlopes; ++i) {
        const int height = static_cast<int>(std::lround(std::abs(i) * kStep * (length - 1))) + 1;
        if (height == 1) continue;
        const std::unique_ptr<Sel, SelDeleter> slanted(selCreate(height, length, nullptr));
        if (!slanted) throwLeptonicaError();
        for (int x = 0; x < length; ++x) {
            const int down = static_cast<int>(std::lround(std::abs(i) * kStep * x));
            selSetElement(slanted.get(), i > 0 ? down : height - 1 - down, x, SEL_HIT);
        }
        selSetOrigin(slanted.get(), height / 2, length / 2);
        all = own(pixOr(nullptr, all.get(), own(pixOpen(nullptr, mask.get(), slanted.get())).get()));
    }
    return all;
}

/// Whether so many columns have ink that a line may be among it.
bool mayHoldLine(const PixOwner& thin) {
    const std::unique_ptr<Numa, NumaDeleter> counts(pixCountPixelsByColumn(thin.get()));
    if (!counts) throwLeptonicaError();
    int inked = 0;
    for (int x = 0; x < widthOf(thin); ++x) {
        l_int32 count = 0;
        numaGetIValue(counts.get(), x, &count);
        inked += count > 0 ? 1 : 0;
    }
    return inked * 5 >= widthOf(thin) * 2;
}

/// Whether a row is as good as outside the picture: slanted lines leave it through the top or the bottom.
bool isOut(float row, const PixOwner& mask) {
    const int margin = std::max(widthOf(mask) / 100, 2);
    return row < static_cast<float>(margin) ||
           row > static_cast<float>(pixGetHeight(mask.get()) - 1 - margin);
}

bool isCutOff(const TracedLine& line, const PixOwner& mask) {
    return isOut(line.middles.front(), mask) || isOut(line.middles.back(), mask);
}

/// There is ink all along a line, while the feet of digits in a row leave gaps.
std::vector<TracedLine> linesAcross(const PixOwner& mask, const PixOwner& pieces) {
    const int side = widthOf(mask);
    std::vector<TracedLine> lines = traceLines(mask, pieces);
    std::erase_if(lines, [](const TracedLine& line) {
        return line.length() == 0 || line.thinColumns * 2 < line.length() ||
               line.inkColumns * 10 < line.length() * 9;
    });
    const auto isWhole = [side](const TracedLine& line) { return line.length() * 5 >= side * 4; };
    const bool several = std::ranges::count_if(lines, isWhole) > 1;
    std::erase_if(lines, [&](const TracedLine& line) {
        return !isWhole(line) && !(several && line.length() * 10 > side && isCutOff(line, mask));
    });
    return lines;
}

/// Bands of that many pixels to both sides of the lines.
PixOwner bandsOf(const std::vector<TracedLine>& lines, const PixOwner& mask, int reach) {
    const int height = pixGetHeight(mask.get());
    PixOwner bands = own(pixCreate(widthOf(mask), height, 1));
    for (const TracedLine& line : lines) {
        for (int i = 0; i < line.length(); ++i) {
            const int middle = static_cast<int>(std::lround(line.middles[static_cast<std::size_t>(i)]));
            for (int y = std::max(middle - reach, 0); y <= std::min(middle + reach, height - 1); ++y)
                pixSetPixel(bands.get(), line.begin + i, y, 1);
        }
    }
    return bands;
}

/// Keeps the lines that go on at both ends to the side of the picture or beyond the writing: a row of feet
/// that touch does not.
void keepRuled(std::vector<TracedLine>& lines, const PixOwner& writing) {
    const int side = widthOf(writing);
    const int margin = std::max(side / 100, 1);
    ::Box* found = nullptr;
    pixClipToForeground(writing.get(), nullptr, &found);
    if (found == nullptr) return; // no writing at all
    l_int32 begin = 0;
    l_int32 width = 0;
    boxGetGeometry(found, &begin, nullptr, &width, nullptr);
    boxDestroy(&found);
    std::erase_if(lines, [&](const TracedLine& line) {
        const bool atBegin =
            line.begin <= margin || line.begin < begin - margin || isOut(line.middles.front(), writing);
        const bool atEnd = line.end() >= side - margin || line.end() > begin + width + margin ||
                           isOut(line.middles.back(), writing);
        return !atBegin || !atEnd;
    });
}

/// The usual thickness of the lines: half of their ink lies where they are as thick at most.
int usualThickness(const PixOwner& lines) {
    const auto pixels = [](const PixOwner& mask) {
        l_int32 count = 0;
        expectDone(pixCountPixels(mask.get(), &count, nullptr));
        return count;
    };
    const int all = pixels(lines);
    int thickness = 1;
    while (thickness < thickest(lines) && 2 * pixels(thinner(lines, thickness)) < all) ++thickness;
    return thickness;
}

/// Takes lines that are about level away, and returns their number.
int removeLevelLines(const PixOwner& mask) {
    const int side = widthOf(mask);
    const PixOwner thin = thinner(mask, thickest(mask) + 1);
    if (!mayHoldLine(thin)) return 0;
    // On squared paper the other lines take a line to pieces: short gaps count as ink.
    const PixOwner bridged = own(pixCloseSafeBrick(nullptr, thin.get(), std::max(side / 120, 2) + 1, 1));
    const PixOwner pieces = straightPieces(bridged, std::max(side / 30, 5));
    std::vector<TracedLine> lines = linesAcross(mask, pieces);
    if (lines.empty()) return 0;
    const int reach = std::max(side / 100, 1);
    const PixOwner inBands = own(pixAnd(nullptr, own(pixAnd(nullptr, thin.get(), pieces.get())).get(),
                                        bandsOf(lines, mask, reach).get()));
    // Half as much again and a pixel, for lines are uneven; what is thicker is a stroke that lies over one or
    // beside it.
    const int thickness = usualThickness(inBands);
    const PixOwner lineThin = thinner(mask, thickness + thickness / 2 + 1);
    const PixOwner fringed = own(pixAnd(nullptr, lineThin.get(), widened(pieces, 1).get()));
    const auto withoutLines = [&] {
        const PixOwner ink =
            own(pixAnd(nullptr, fringed.get(), bandsOf(lines, mask, thickness / 2 + 3).get()));
        return own(pixSubtract(nullptr, mask.get(), ink.get()));
    };
    keepRuled(lines, withoutLines());
    expectDone(pixCopy(mask.get(), withoutLines().get()) == nullptr);
    return static_cast<int>(lines.size());
}

} // namespace

void removeRuledLines(const PixOwner& mask) {
    const PixOwner original = own(pixCopy(nullptr, mask.get()));
    int count = removeLevelLines(mask);
    const PixOwner turned = own(pixRotate90(mask.get(), 1));
    count += removeLevelLines(turned);
    expectDone(pixCopy(mask.get(), own(pixRotate90(turned.get(), -1)).get()) == nullptr);
    if (count == 1 && isEmpty(mask)) expectDone(pixCopy(mask.get(), original.get()) == nullptr);
}

} // namespace digitpad
