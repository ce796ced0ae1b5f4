#include "core/synthesis/digit_hands.h"

#include <algorithm>
#include <cmath>

#include "core/data/labelled_samples.h"
#include "core/data/look_alikes.h"
#include "core/preprocess/pen_variation.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/image_ink.h"
#include "core/synthesis/posture.h"
#include "core/synthesis/rare_hands.h"

namespace digitpad {
namespace {

/// A digit wider than this many heights is as wide as that: a one that lies is not blown up.
constexpr float kWidest = 1.3F;

/// What sets one digit of a hand apart from the next; the hand's own posture comes on top.
PenVariation betweenDigits(const Hand& hand) {
    PenVariation variation;
    variation.canvasSide = 100;
    variation.thinnestPen = variation.widestPen = hand.pen;
    variation.rotation = 4 * hand.unsteadiness;
    variation.slant = 0.07 * hand.unsteadiness;
    variation.aspect = 0.08 * hand.unsteadiness;
    variation.wobble = 0.02 * hand.unsteadiness;
    variation.tremor = 0.003 * hand.unsteadiness;
    variation.sparsestPoints = 0.08;
    return variation;
}

} // namespace

DigitHands::DigitHands(const WritingSources& sources) {
    std::map<std::string, std::size_t> numbers; // of writers
    for (const LabelledDrawing& drawing : sources.digitDrawings) {
        const int digit = classOf(drawing.label);
        if (digit == kNotADigit || !canTeach(drawing) || extentOf(drawing.drawing).longerSide() <= 0)
            continue;
        const auto [place, isNew] =
            numbers.try_emplace(drawing.source + '\n' + drawing.writer, m_writers.size());
        if (isNew) m_writers.emplace_back();
        m_writers[place->second][static_cast<std::size_t>(digit)].push_back(drawing.drawing);
    }
    for (std::size_t writer = 0; writer < m_writers.size(); ++writer)
        for (std::size_t digit = 0; digit < kDigits; ++digit)
            if (!m_writers[writer][digit].empty()) m_writersOf[digit].push_back(writer);
    for (const LabelledImage& image : sources.digitImages) {
        if (image.digit < 0 || image.digit >= kDigits) continue;
        Pixels& pixels = m_images[static_cast<std::size_t>(image.digit)].emplace_back();
        std::ranges::transform(image.image.pixels, pixels.begin(), [](float ink) {
            return static_cast<std::uint8_t>(std::lround(255 * std::clamp(ink, 0.0F, 1.0F)));
        });
        ++m_imageCount;
    }
    for (std::size_t digit = 0; digit < kDigits; ++digit)
        if (!m_writersOf[digit].empty() || !m_images[digit].empty())
            m_digits.push_back(static_cast<int>(digit));
}

Hand DigitHands::hand(const HandOptions& options, Random& random) const {
    Hand hand;
    hand.images = m_writers.empty() || (m_imageCount > 0 && chance(options.images, random));
    if (!m_writers.empty()) hand.writer = random.below(m_writers.size());
    hand.pen = uniformRatio(options.thinnestPen, options.widestPen, random);
    hand.slant =
        std::clamp(0.08 + options.slant / 2.5 * random.normal(), -options.slant, 1.6 * options.slant);
    hand.stretch = uniformRatio(0.75, 1.3, random);
    hand.unsteadiness = uniformRatio(0.5, 1.6, random);
    hand.cut = random.uniform(0.2, 0.7);
    hand.rareShapes = options.rareShapes;
    hand.hooks = chance(options.hooks, random);
    return hand;
}

const Drawing* DigitHands::drawingOf(int digit, std::size_t writer, Random& random) const {
    const auto index = static_cast<std::size_t>(digit);
    if (m_writersOf[index].empty()) return nullptr;
    if (m_writers[writer][index].empty()) writer = anyOf(m_writersOf[index], random);
    return &anyOf(m_writers[writer][index], random);
}

InkPatch DigitHands::digit(int digit, const Hand& hand, double height, Random& random) const {
    const bool hasImage = !m_images[static_cast<std::size_t>(digit)].empty();
    const bool hasDrawing = !m_writersOf[static_cast<std::size_t>(digit)].empty();
    if (hasImage && (hand.images || !hasDrawing)) return fromImage(digit, hand, height, random);
    return hasDrawing ? drawn(digit, hand, height, random) : InkPatch{};
}

InkPatch DigitHands::drawn(int digit, const Hand& hand, double height, Random& random) const {
    const Drawing* usual = drawingOf(digit, hand.writer, random);
    Drawing drawing = rareOrUsual(digit, *usual, hand.rareShapes, random);
    if (hand.hooks) addHooks(digit, drawing, random);
    drawing = varied(drawing, betweenDigits(hand), random);
    const Extent extent = extentOf(drawing);
    const auto size = static_cast<float>(height);
    const float scale =
        std::min(size / std::max(extent.height(), 1.0F), kWidest * size / std::max(extent.width(), 1.0F));
    const Posture posture(scale * hand.stretch, scale, hand.slant, hand.angle);
    for (Stroke& stroke : drawing.strokes) {
        stroke.width = static_cast<float>(hand.pen) * size;
        for (PenPoint& point : stroke.points) {
            point.x -= extent.left;
            point.y -= extent.bottom;
            posture.apply(point.x, point.y);
        }
    }
    const Extent turned = extentOf(drawing);
    moveBy(drawing, static_cast<float>(random.uniform()) - turned.left, 0);
    return inkOf(std::move(drawing));
}

InkPatch DigitHands::fromImage(int digit, const Hand& hand, double height, Random& random) const {
    const Pixels& pixels = anyOf(m_images[static_cast<std::size_t>(digit)], random);
    Hand own = hand;
    own.slant += 0.05 * hand.unsteadiness * random.normal();
    return imageInk(pixels, own, height);
}

} // namespace digitpad
