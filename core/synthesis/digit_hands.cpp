#include "core/synthesis/digit_hands.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "core/data/labelled_samples.h"
#include "core/data/look_alikes.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/coarse_strokes.h"
#include "core/synthesis/image_ink.h"
#include "core/synthesis/rare_hands.h"

namespace digitpad {

DigitHands::DigitHands(const WritingSources& sources) {
    std::map<std::string, std::size_t> numbers; // of writers
    for (const LabelledDrawing& drawing : sources.digitDrawings) {
        const int digit = classOf(drawing.label);
        if (digit == kNotADigit || !canTeach(drawing) || extentOf(drawing.drawing).longerSide() <= 0)
            continue;
        const auto [place, isNew] =
            numbers.try_emplace(drawing.source + '\n' + drawing.writer, m_writers.size());
        if (isNew) m_writers.emplace_back();
        m_writers[place->second][static_cast<std::size_t>(digit)].push_back(withoutSteps(drawing.drawing));
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
    Hand hand = anyHand(options, random);
    hand.images = m_writers.empty() || (m_imageCount > 0 && chance(options.images, random));
    if (!m_writers.empty()) hand.writer = random.below(m_writers.size());
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
    Drawing drawing =
        rareOrUsual(digit, *drawingOf(digit, hand.writer, random), hand.rareShapes, hand.slant, random);
    if (hand.hooks) addHooks(digit, drawing, random);
    return writtenInk(drawing, hand, height, random);
}

InkPatch DigitHands::fromImage(int digit, const Hand& hand, double height, Random& random) const {
    const Pixels& pixels = anyOf(m_images[static_cast<std::size_t>(digit)], random);
    Hand own = hand;
    own.slant += 0.05 * hand.unsteadiness * random.normal();
    return imageInk(pixels, own, height);
}

} // namespace digitpad
