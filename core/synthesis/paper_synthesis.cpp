#include "core/synthesis/paper_synthesis.h"

#include <algorithm>
#include <cmath>

#include "core/synthesis/chance.h"
#include "core/synthesis/noise_field.h"

namespace digitpad {
namespace {

/// A digit of which the border cuts off more is not to be read.
constexpr float kReadablePart = 0.75F;

/// Where everything lies on a picture of that size.
struct Scene {
    int width = 0;
    int height = 0;
    double digitHeight = 0; ///< typical
    std::vector<WrittenNumber> numbers;
};

bool overlap(const WrittenNumber& a, const WrittenNumber& b, int margin) {
    return a.left < b.right + margin && b.left < a.right + margin && a.top < b.bottom + margin &&
           b.top < a.bottom + margin;
}

class SceneMaker {
public:
    SceneMaker(const DigitHands& hands, const PaperOptions& options, Random& random)
        : m_hands(hands), m_options(options), m_random(random) {}

    Scene scene() {
        m_scene.width = m_options.width;
        m_scene.height = m_options.height;
        m_scene.digitHeight = uniformRatio(m_options.leastDigitHeight, m_options.mostDigitHeight, m_random);
        if (m_hands.empty() || chance(m_options.nothing, m_random)) return std::move(m_scene);
        if (chance(m_options.smallerCrop, m_random)) {
            cropAroundOne();
        } else {
            fill();
        }
        return std::move(m_scene);
    }

private:
    /// Shorter from try to try, until it is not wider than the picture.
    WrittenNumber fittingNumber(double height) {
        NumberTextOptions text = m_options.text;
        for (;;) {
            WrittenNumber number =
                writtenNumber(numberText(text, m_hands.digits(), m_random), m_hands,
                              m_hands.hand(m_options.hands, m_random), height, m_options.layout, m_random);
            if (number.width() <= m_options.width || text.mostDigits <= 1) return number;
            text.mostDigits = std::max(text.mostDigits * 2 / 3, 1);
        }
    }

    int margin(double least, double most) {
        return static_cast<int>(std::lround(m_scene.digitHeight * m_random.uniform(least, most)));
    }

    void cropAroundOne() {
        WrittenNumber number = fittingNumber(m_scene.digitHeight);
        const int left = margin(-0.1, 0.8);
        const int top = margin(-0.08, 0.6);
        number.moveBy(left - number.left, top - number.top);
        m_scene.width = std::clamp(number.right + margin(-0.1, 0.8), 12, m_options.width);
        m_scene.height = std::clamp(number.bottom + margin(-0.08, 0.6), 12, m_options.height);
        m_scene.numbers.push_back(std::move(number));
    }

    void fill() {
        const double area = m_scene.width * m_scene.height / (m_scene.digitHeight * m_scene.digitHeight * 4);
        const int count = 1 + static_cast<int>(area * m_random.uniform() * m_random.uniform());
        for (int i = 0; i < std::min(count, 40); ++i) {
            const bool alike = chance(0.7, m_random);
            const double height =
                alike ? m_scene.digitHeight * uniformRatio(0.85, 1.18, m_random)
                      : uniformRatio(m_options.leastDigitHeight, m_options.mostDigitHeight, m_random);
            place(fittingNumber(std::clamp(height, m_options.leastDigitHeight, m_options.mostDigitHeight)));
        }
    }

    /// Somewhere free, if that is found soon.
    void place(WrittenNumber number) {
        for (int attempt = 0; attempt < 6; ++attempt) {
            // Partly out of the picture, rarely.
            const int beyond = chance(0.15, m_random) ? number.width() / 2 : 0;
            const int sink = chance(0.06, m_random) ? static_cast<int>(number.height / 2) : 0;
            const int room = std::max(m_scene.width - number.width(), 0);
            const int depth = std::max(m_scene.height - (number.bottom - number.top), 0);
            const int x = between(-beyond, room + beyond, m_random);
            const int y = between(-sink, depth + sink, m_random);
            number.moveBy(x - number.left, y - number.top);
            const bool isFree = std::ranges::none_of(m_scene.numbers, [&](const WrittenNumber& other) {
                return overlap(number, other, static_cast<int>(0.15 * number.height) + 1);
            });
            if (!isFree) continue;
            m_scene.numbers.push_back(std::move(number));
            return;
        }
    }

    const DigitHands& m_hands;
    const PaperOptions& m_options;
    Random& m_random;
    Scene m_scene;
};

void paintNumber(Sheet& sheet, const WrittenNumber& number, Random& random) {
    const double darkness = number.darkness;
    // Pencils and dry ballpoints leave gaps.
    if (!chance(0.4, random)) {
        for (const WrittenSign& sign : number.signs) sheet.lay(sign.patch, darkness);
        return;
    }
    const auto depth = static_cast<float>(random.uniform(0.05, 0.5));
    InkImage grain = noiseField(sheet.width(), sheet.height(), uniformRatio(1, 12, random), random);
    for (float& value : grain.pixels) value = 1 - depth * (0.5F + 0.5F * value);
    for (const WrittenSign& sign : number.signs) sheet.lay(sign.patch, darkness, grain);
}

void addBox(const WrittenSign& sign, int width, int height, std::vector<DigitBox>& boxes) {
    const auto body = bodyOf(sign.patch);
    if (!body) return;
    const auto left = static_cast<float>(sign.patch.left + body->x);
    const auto top = static_cast<float>(sign.patch.top + body->y);
    DigitBox box{std::max(left, 0.0F), std::max(top, 0.0F),
                 std::min(left + static_cast<float>(body->width), static_cast<float>(width)),
                 std::min(top + static_cast<float>(body->height), static_cast<float>(height)), sign.digit};
    if (box.width() <= 0 || box.height() <= 0) return;
    const float whole = static_cast<float>(body->width) * static_cast<float>(body->height);
    if (box.width() * box.height() >= kReadablePart * whole) boxes.push_back(box);
}

/// What of the scene is hardest to see.
Subject hardest(const Scene& scene) {
    Subject subject{scene.digitHeight, scene.digitHeight / 10, 1};
    for (const WrittenNumber& number : scene.numbers) {
        subject.height = std::min(subject.height, number.height);
        subject.strength = std::min(subject.strength, number.strength());
        subject.pen = std::min(subject.pen, number.pen);
    }
    return subject;
}

} // namespace

PaperPicture PaperSynthesis::picture(const PaperOptions& options, Random& random) const {
    const Scene scene = SceneMaker(m_hands, options, random).scene();
    const Subject subject = hardest(scene);
    Sheet sheet(scene.width, scene.height);
    paintPatterns(sheet, subject.strength, options.patterns, random);
    paintRuling(sheet, scene.digitHeight, options.marks, random);
    for (const WrittenNumber& number : scene.numbers) paintMarks(sheet, number, options.marks, random);
    PaperPicture result;
    for (const WrittenNumber& number : scene.numbers) {
        paintNumber(sheet, number, random);
        for (const WrittenSign& sign : number.signs)
            if (sign.digit >= 0) addBox(sign, scene.width, scene.height, result.digits);
    }
    result.picture = photographed(std::move(sheet), subject, options.camera, random);
    return result;
}

} // namespace digitpad
