#include "core/synthesis/paper_synthesis.h"

#include <algorithm>
#include <optional>

#include "core/synthesis/chance.h"
#include "core/synthesis/noise_field.h"
#include "core/synthesis/warp.h"

namespace digitpad {
namespace {

/// A digit of which the border cuts off more is not to be read.
constexpr float kReadablePart = 0.75F;
/// How far corners are cut in by perspective, as a part of the shorter side.
constexpr double kDeepestView = 0.12;

/// Pencils and dry ballpoints leave gaps, one sort of them a page.
class Grain {
public:
    Grain(int width, int height, Random& random)
        : m_field(noiseField(width, height, uniformRatio(1, 12, random), random)) {
        const auto depth = static_cast<float>(random.uniform(0.05, 0.5));
        for (float& value : m_field.pixels) value = 1 - depth * (0.5F + 0.5F * value);
    }

    /// 1 where ink is full.
    const InkImage& field() const { return m_field; }

private:
    InkImage m_field;
};

/// The box of the ink as it is seen, where enough of it lies within the picture.
std::optional<SymbolBox> boxOf(const WrittenSign& sign, const Warp& warp, int width, int height) {
    const float least = kBodyOfInk * darkest(sign.patch);
    if (least <= 0) return {};
    Extent extent;
    for (int y = 0; y < sign.patch.ink.height; ++y)
        for (int x = 0; x < sign.patch.ink.width; ++x) {
            if (sign.patch.ink.at(x, y) < least) continue;
            const PaperPoint at = warp.inPicture({sign.patch.left + x + 0.5, sign.patch.top + y + 0.5});
            extent.add(static_cast<float>(at.x), static_cast<float>(at.y), 0.5F);
        }
    const SymbolBox box{std::max(extent.left, 0.0F), std::max(extent.top, 0.0F),
                        std::min(extent.right, static_cast<float>(width)),
                        std::min(extent.bottom, static_cast<float>(height)), sign.symbol};
    if (box.width() <= 0 || box.height() <= 0) return {};
    if (box.width() * box.height() < kReadablePart * extent.width() * extent.height()) return {};
    return box;
}

/// What of the page is hardest to see.
Subject hardest(const PageLayout& page) {
    Subject subject{page.digitHeight, page.digitHeight / 10, 1};
    for (const WrittenNumber& number : page.writing) {
        if (!number.hasDigits()) continue;
        subject.height = std::min(subject.height, number.height);
        subject.strength = std::min(subject.strength, number.strength());
        subject.pen = std::min(subject.pen, number.pen);
    }
    return subject;
}

/// All that is on the paper, from what was printed first to what was written last.
Sheet painted(const PageLayout& page, double strength, const Letters& letters, const PaperOptions& options,
              Random& random) {
    Sheet sheet(page.width, page.height);
    paintPatterns(sheet, strength, options.patterns, random);
    paintGround(sheet, letters, strength, page.digitHeight, options.ground, random);
    paintRuling(sheet, page.digitHeight, options.marks, random);
    paintTable(sheet, page.digitHeight, page.table, random);
    for (const WrittenNumber& number : page.writing) paintMarks(sheet, number, options.marks, random);
    std::optional<Grain> grain; // made for the first that needs it
    for (const WrittenNumber& number : page.writing) {
        const bool isUneven = chance(options.unevenInk, random);
        if (isUneven && !grain) grain.emplace(page.width, page.height, random);
        for (const WrittenSign& sign : number.signs) {
            if (isUneven) {
                sheet.lay(sign.patch, number.darkness, grain->field());
            } else {
                sheet.lay(sign.patch, number.darkness);
            }
        }
    }
    return sheet;
}

} // namespace

PaperPicture PaperSynthesis::picture(const PaperOptions& options, Random& random) const {
    const PageSize size{options.width, options.height, options.leastDigitHeight, options.mostDigitHeight};
    const PageLayout page = pageLayout(size, m_hands, m_letters, options.page, random);
    const Subject subject = hardest(page);
    Sheet sheet = painted(page, subject.strength, m_letters, options, random);
    Warp warp;
    if (chance(options.perspective, random)) {
        warp = Warp::any(page.width, page.height, kDeepestView, random);
        sheet.plane() = warp.seen(sheet.plane());
    }
    PaperPicture result;
    for (std::size_t number = 0; number < page.writing.size(); ++number)
        for (const WrittenSign& sign : page.writing[number].signs) {
            const auto box = sign.symbol >= 0 ? boxOf(sign, warp, page.width, page.height) : std::nullopt;
            if (!box) continue;
            result.symbols.push_back(*box);
            result.numbers.push_back(static_cast<int>(number));
        }
    result.picture = photographed(std::move(sheet), subject, options.camera, random);
    return result;
}

} // namespace digitpad
