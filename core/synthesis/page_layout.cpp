#include "core/synthesis/page_layout.h"

#include <algorithm>
#include <cmath>

#include "core/synthesis/chance.h"
#include "core/synthesis/printed_text.h"
#include "core/synthesis/strays.h"

namespace digitpad {
namespace {

bool overlap(const WrittenNumber& a, const WrittenNumber& b, int margin) {
    return a.left < b.right + margin && b.left < a.right + margin && a.top < b.bottom + margin &&
           b.top < a.bottom + margin;
}

class LayoutMaker {
public:
    LayoutMaker(const PageSize& size, const DigitHands& hands, const Letters& letters,
                const PageOptions& options, Random& random)
        : m_size(size), m_hands(hands), m_letters(letters), m_options(options), m_random(random) {
        m_page.width = size.width;
        m_page.height = size.height;
        m_page.digitHeight = uniformRatio(size.leastDigitHeight, size.mostDigitHeight, random);
    }

    PageLayout layout() {
        const bool isBlank = m_hands.empty() || chance(m_options.nothing, m_random);
        if (!isBlank) {
            if (chance(m_options.smallerCrop, m_random)) {
                cropAroundOne();
            } else if (chance(m_options.lists, m_random)) {
                list();
            } else {
                fill();
            }
        }
        addOthers();
        return std::move(m_page);
    }

private:
    Hand anyHand() { return m_hands.hand(m_options.hands, m_random); }

    /// Shorter from try to try, until it is not wider than that.
    WrittenNumber fittingNumber(const Hand& hand, double height, int width) {
        NumberTextOptions text = m_options.text;
        for (;;) {
            WrittenNumber number = writtenNumber(numberText(text, m_hands.digits(), m_random), m_hands, hand,
                                                 height, m_options.layout, m_random);
            if (number.width() <= width || text.mostDigits <= 1) {
                if (chance(m_options.crossedOut, m_random)) crossOut(number, m_random);
                return number;
            }
            text.mostDigits = std::max(text.mostDigits * 2 / 3, 1);
        }
    }

    int margin(double least, double most) {
        return static_cast<int>(std::lround(m_page.digitHeight * m_random.uniform(least, most)));
    }

    void cropAroundOne() {
        WrittenNumber number = fittingNumber(anyHand(), m_page.digitHeight, m_page.width);
        // Fields of forms leave more room than those of cheques.
        const double most = chance(0.3, m_random) ? 1.8 : 0.7;
        const int left = std::min(margin(-0.1, most), m_page.width - number.width());
        const int top = std::min(margin(-0.08, most), m_page.height - (number.bottom - number.top));
        number.moveBy(std::max(left, margin(-0.1, 0)) - number.left,
                      std::max(top, margin(-0.1, 0)) - number.top);
        m_page.width = std::clamp(number.right + margin(-0.1, most), 12, m_page.width);
        m_page.height = std::clamp(number.bottom + margin(-0.08, most), 12, m_page.height);
        m_page.writing.push_back(std::move(number));
    }

    double anyHeight() {
        const double height = chance(0.7, m_random)
                                  ? m_page.digitHeight * uniformRatio(0.85, 1.18, m_random)
                                  : uniformRatio(m_size.leastDigitHeight, m_size.mostDigitHeight, m_random);
        return std::clamp(height, m_size.leastDigitHeight, m_size.mostDigitHeight);
    }

    void fill() {
        constexpr int kMost = 400;
        const double area = m_page.width * m_page.height / (m_page.digitHeight * m_page.digitHeight * 4);
        const int count = std::min(1 + static_cast<int>(area * std::pow(m_random.uniform(), 1.3)), kMost);
        for (int i = 0; i < count; ++i) {
            const double height = anyHeight();
            WrittenNumber number = fittingNumber(anyHand(), height, m_page.width);
            if (chance(m_options.fractions, m_random)) addDenominator(number, height);
            place(std::move(number));
        }
    }

    /// Another number below, and a bar drawn between the two.
    void addDenominator(WrittenNumber& number, double height) {
        WrittenNumber below = fittingNumber(anyHand(), height, m_page.width);
        const int gap = static_cast<int>(std::lround(height * m_random.uniform(0.15, 0.5)));
        below.moveBy(number.left + (number.width() - below.width()) / 2 - below.left,
                     number.bottom + 2 * gap - below.top);
        const double left = std::min(number.left, below.left) - height * m_random.uniform(0, 0.3);
        const double right = std::max(number.right, below.right) + height * m_random.uniform(0, 0.3);
        const double y = number.bottom + gap;
        Drawing bar{{strokeThrough(
            {{left, y}, {(left + right) / 2, y + 0.04 * height * m_random.normal()}, {right, y}})}};
        bar.strokes.front().width = static_cast<float>(number.pen);
        number.signs.push_back({inkOf(std::move(bar)), -1});
        std::ranges::move(below.signs, std::back_inserter(number.signs));
        number.cell = 0;
        number.measure();
    }

    /// Somewhere free, if that is found soon.
    void place(WrittenNumber number) {
        for (int attempt = 0; attempt < 6; ++attempt) {
            // Partly out of the picture, rarely.
            const int beyond = chance(0.15, m_random) ? number.width() / 2 : 0;
            const int sink = chance(0.06, m_random) ? static_cast<int>(number.height / 2) : 0;
            const int room = std::max(m_page.width - number.width(), 0);
            const int depth = std::max(m_page.height - (number.bottom - number.top), 0);
            number.moveBy(between(-beyond, room + beyond, m_random) - number.left,
                          between(-sink, depth + sink, m_random) - number.top);
            const int distance = static_cast<int>(0.15 * number.height) + 1;
            if (std::ranges::any_of(m_page.writing,
                                    [&](const auto& other) { return overlap(number, other, distance); }))
                continue;
            m_page.writing.push_back(std::move(number));
            return;
        }
    }

    /// One hand's numbers under each other, in as many columns as there is room for.
    void list() {
        const Hand hand = anyHand();
        const double height = m_page.digitHeight;
        const double pitch = height * m_random.uniform(1.15, 2.4);
        const bool isTable = chance(m_options.tableLines, m_random);
        const bool flushRight = chance(0.6, m_random);
        const double missing = chance(0.3, m_random) ? m_random.uniform(0, 0.5) : 0;
        double left = height * m_random.uniform(-0.5, 2);
        const double top = height * m_random.uniform(-0.8, 0.6);
        if (isTable) addColumnLine(left, top);
        while (left < m_page.width - height) {
            const double width = height * m_random.uniform(1, 6);
            for (double y = top; y < m_page.height; y += pitch) {
                if (chance(missing, m_random)) continue;
                WrittenNumber number = fittingNumber(hand, height, static_cast<int>(width));
                const int room = static_cast<int>(width) - number.width();
                const int shift = std::clamp(
                    static_cast<int>(room * (flushRight ? 0.9 : 0.1) + 0.15 * height * m_random.normal()), 0,
                    std::max(room, 0));
                const double line = y + pitch * m_random.uniform(0.75, 0.95); // that it stands on
                number.moveBy(static_cast<int>(left) + shift - number.left,
                              static_cast<int>(std::lround(line - number.baseline)));
                m_page.writing.push_back(std::move(number));
            }
            left += width + height * m_random.uniform(0.1, 0.6);
            if (isTable) addColumnLine(left, top);
        }
        if (!isTable) return;
        for (double y = top; y < m_page.height; y += pitch)
            m_page.table.push_back({{0, y}, {static_cast<double>(m_page.width), y}});
    }

    void addColumnLine(double x, double top) {
        m_page.table.push_back({{x, top}, {x, static_cast<double>(m_page.height)}});
    }

    void addOthers() {
        const double height = m_page.digitHeight;
        const int area = 1 + static_cast<int>(m_page.width * m_page.height / (height * height * 60));
        if (!m_letters.empty() && chance(m_options.words, m_random))
            for (int i = between(1, 2 * area, m_random); i > 0; --i) addWord();
        if (chance(m_options.printed, m_random))
            for (int i = between(1, 2 * area, m_random); i > 0; --i) addPrinted();
        if (chance(m_options.scribbles, m_random)) place(scribble(height, m_random));
        if (chance(m_options.curves, m_random))
            m_page.writing.push_back(signatureCurve(m_page.width, m_page.height, height, m_random));
    }

    void addWord() {
        Hand hand = digitpad::anyHand(m_options.hands, m_random);
        hand.angle = m_options.layout.slope / 2 * m_random.normal();
        place(m_letters.word(between(1, 7, m_random), hand,
                             m_page.digitHeight * uniformRatio(0.5, 1.2, m_random), m_random));
    }

    /// Where there is room, or cut by the upper or lower border as crops of forms leave it.
    void addPrinted() {
        const double height = std::max(m_page.digitHeight * uniformRatio(0.2, 0.8, m_random), 4.0);
        WrittenNumber line;
        line.height = height;
        line.darkness = m_random.uniform(0.3, 1);
        line.signs.push_back({inkOf(printedLine(between(2, 14, m_random), height, m_random)), -1});
        line.measure();
        if (chance(0.5, m_random)) {
            place(std::move(line));
            return;
        }
        const bool above = chance(0.4, m_random);
        const double seen = height * m_random.uniform(0.2, 1);
        line.moveBy(static_cast<int>(m_page.width * m_random.uniform(-0.2, 0.7)),
                    above ? static_cast<int>(seen) : static_cast<int>(m_page.height - seen + height));
        const bool isFree = std::ranges::none_of(
            m_page.writing, [&](const auto& other) { return other.hasDigits() && overlap(line, other, -2); });
        if (isFree) m_page.writing.push_back(std::move(line));
    }

    const PageSize& m_size;
    const DigitHands& m_hands;
    const Letters& m_letters;
    const PageOptions& m_options;
    Random& m_random;
    PageLayout m_page;
};

} // namespace

PageLayout pageLayout(const PageSize& size, const DigitHands& hands, const Letters& letters,
                      const PageOptions& options, Random& random) {
    return LayoutMaker(size, hands, letters, options, random).layout();
}

} // namespace digitpad
