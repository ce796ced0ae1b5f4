#include "core/synthesis/number_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/synthesis/chance.h"
#include "core/synthesis/posture.h"
#include "core/synthesis/sign_shapes.h"
#include "core/synthesis/strokes.h"

namespace digitpad {
namespace {

constexpr int kNone = std::numeric_limits<int>::min() / 2;

/// How far to the right ink has come in each row around the line that is written on.
class RightEdge {
public:
    explicit RightEdge(double height)
        : m_reach(static_cast<int>(4 * height) + 64), m_rows(2 * static_cast<std::size_t>(m_reach), kNone) {}

    /// How far the patch must go to the right to keep `gap` pixels from all that is there.
    int shiftFor(const InkPatch& patch, double gap) const {
        int shift = kNone;
        for (int row = 0; row < patch.ink.height; ++row) {
            const int first = firstInk(patch, row);
            if (first < 0) continue;
            int edge = kNone;
            for (const int near : {-1, 0, 1}) edge = std::max(edge, at(patch.top + row + near));
            if (edge > kNone) shift = std::max(shift, edge - (patch.left + first));
        }
        return shift == kNone ? kNone : shift + static_cast<int>(std::lround(gap));
    }

    void add(const InkPatch& patch) {
        for (int row = 0; row < patch.ink.height; ++row)
            for (int column = patch.ink.width - 1; column >= 0; --column)
                if (patch.ink.at(column, row) > kInk) {
                    const std::size_t index = indexOf(patch.top + row);
                    m_rows[index] = std::max(m_rows[index], patch.left + column + 1);
                    break;
                }
    }

private:
    static constexpr float kInk = 0.3F;

    static int firstInk(const InkPatch& patch, int row) {
        for (int column = 0; column < patch.ink.width; ++column)
            if (patch.ink.at(column, row) > kInk) return column;
        return -1;
    }
    std::size_t indexOf(int row) const {
        return static_cast<std::size_t>(std::clamp(row + m_reach, 0, 2 * m_reach - 1));
    }
    int at(int row) const { return m_rows[indexOf(row)]; }

    int m_reach;
    std::vector<int> m_rows;
};

/// Distances between neighbours of one number, as parts of the digits' height.
struct Spacing {
    double least;
    double most;
    double touching; ///< probability of a pair

    static Spacing any(const LayoutOptions& options, Random& random) {
        const double kind = random.uniform();
        Spacing spacing{0.04, 0.3, 0};
        if (kind < 0.12)
            spacing = {0.3, 1.0, 0};
        else if (kind < 0.3)
            spacing = {0.02, 0.12, 0};
        if (chance(options.touching, random)) spacing.touching = random.uniform(0.2, 1);
        return spacing;
    }
};

class Writer {
public:
    Writer(const DigitHands& hands, Hand hand, double height, const LayoutOptions& options, Random& random)
        : m_hands(hands),
          m_hand(hand),
          m_options(options),
          m_random(random),
          m_spacing(Spacing::any(options, random)),
          m_edge(height) {
        m_number.height = height;
        m_number.pen = hand.pen * height;
        m_number.darkness = 1 - 0.5 * random.uniform() * random.uniform();
        m_number.angle = m_hand.angle = std::clamp(options.slope / 2 * random.normal(), -0.26, 0.26);
        if (chance(options.cells, random)) m_number.cell = height * random.uniform(0.9, 2.2);
        if (chance(options.sizeTrend, random)) m_trend = std::log(2) / 2 * either(1, random);
        m_drift = 0.05 * m_hand.unsteadiness * height;
        m_sizes = 0.06 * m_hand.unsteadiness;
    }

    WrittenNumber write(const std::vector<Token>& text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            m_progress =
                text.size() > 1 ? static_cast<double>(i) / static_cast<double>(text.size() - 1) - 0.5 : 0;
            add(text[i]);
        }
        m_number.measure();
        return std::move(m_number);
    }

private:
    void add(const Token& token) {
        if (token.sign == Sign::Space) {
            m_extra += m_number.height * m_random.uniform(0.25, 0.6);
            return;
        }
        // Many write a dot between thousands with room on both sides.
        const bool isApart = (token.sign == Sign::Dot || token.sign == Sign::Comma) && chance(0.5, m_random);
        if (isApart) m_extra += m_number.height * m_random.uniform(0.02, 0.2);
        double size = sizeOf(token);
        // Stems that go below the line.
        const bool isLow = m_hand.descends && token.sign == Sign::Digit && m_random.uniform() < 0.7 &&
                           (token.digit == 4 || token.digit == 7 || token.digit == 9);
        const double drop = isLow ? m_random.uniform(0.1, 0.35) : 0;
        size *= 1 + drop;
        WrittenSign sign{token.sign == Sign::Digit ? m_hands.digit(token.digit, m_hand, size, m_random)
                                                   : signInk(token.sign, size),
                         token.symbol()};
        if (sign.patch.empty()) return;
        if (m_number.cell > 0 && isDigit(sign.symbol)) {
            putInCell(sign.patch);
        } else {
            putBeside(sign.patch, isDigit(sign.symbol) && isDigit(m_lastSymbol), token.rise - drop);
        }
        if (sign.symbol == 0 && m_lastSymbol == 0 && m_touched && chance(m_options.joinedZeros, m_random))
            join(sign.patch);
        m_edge.add(sign.patch);
        m_lastSymbol = sign.symbol;
        m_number.signs.push_back(std::move(sign));
        if (isApart) m_extra += m_number.height * m_random.uniform(0.05, 0.3);
    }

    double sizeOf(const Token& token) {
        double size = m_number.height * std::exp(m_trend * 2 * m_progress + m_sizes * m_random.normal());
        return std::max(size * token.size, 5.0);
    }

    InkPatch signInk(Sign sign, double size) {
        Drawing drawing = signDrawing(sign, m_random);
        const Posture posture(size, size, m_hand.slant, m_hand.angle);
        for (Stroke& stroke : drawing.strokes) {
            stroke.width =
                static_cast<float>(m_hand.pen * size * (sign == Sign::Dot ? m_random.uniform(1, 1.6) : 1));
            for (PenPoint& point : stroke.points) posture.apply(point.x, point.y);
        }
        return inkOf(std::move(drawing));
    }

    int lineAt(double x) const { return static_cast<int>(std::lround(std::tan(m_number.angle) * x)); }

    void putInCell(InkPatch& patch) {
        const double middle = m_number.cell * (m_cells + 0.5 + 0.12 * m_random.normal());
        ++m_cells;
        patch.left = static_cast<int>(std::lround(middle - patch.ink.width / 2.0));
        patch.top += lineAt(middle) + static_cast<int>(std::lround(1.5 * m_drift * m_random.normal()));
    }

    void putBeside(InkPatch& patch, bool mayTouch, double rise) {
        const auto down = static_cast<int>(std::lround(m_drift * m_random.normal() - rise * m_number.height));
        const WrittenSign* last = m_number.signs.empty() ? nullptr : &m_number.signs.back();
        patch.top += lineAt(last != nullptr ? last->patch.right() : 0) + down;
        if (last == nullptr) return;
        m_touched = mayTouch && chance(m_spacing.touching, m_random);
        const double pen = m_hand.pen * m_number.height;
        const double gap = m_touched
                               ? -m_random.uniform(0.1, 0.8) * pen
                               : 1 + m_number.height * m_random.uniform(m_spacing.least, m_spacing.most);
        // However the shapes fit into each other, a digit stands right of the one before.
        const int least = last->patch.left + static_cast<int>(0.5 * last->patch.ink.width) + 1 - patch.left;
        patch.left += std::max(m_edge.shiftFor(patch, gap), least) + static_cast<int>(std::lround(m_extra));
        m_extra = 0;
    }

    /// The pen stays down from one zero's top to the next one's.
    void join(const InkPatch& next) {
        const InkPatch& last = m_number.signs.back().patch;
        const double pen = m_hand.pen * m_number.height;
        const double fromX = last.left + last.ink.width * m_random.uniform(0.5, 0.8);
        const double fromY = last.top + pen / 2 + 1;
        const double toX = next.left + next.ink.width * m_random.uniform(0.3, 0.7);
        const double toY = next.top + pen / 2 + 1;
        const double sag = m_random.uniform(-0.05, 0.15) * m_number.height;
        Drawing drawing{
            {strokeThrough({{fromX, fromY}, {(fromX + toX) / 2, (fromY + toY) / 2 + sag}, {toX, toY}})}};
        drawing.strokes.front().width = static_cast<float>(pen);
        m_number.signs.push_back({inkOf(std::move(drawing)), -1});
    }

    const DigitHands& m_hands;
    Hand m_hand;
    const LayoutOptions& m_options;
    Random& m_random;
    Spacing m_spacing;
    RightEdge m_edge;
    WrittenNumber m_number;
    double m_trend = 0;    ///< of the size, from one end to the other, logarithmic, half of it
    double m_drift = 0;    ///< of the baseline, pixels
    double m_sizes = 0;    ///< from digit to digit, logarithmic
    double m_progress = 0; ///< -0.5 at the first sign to 0.5 at the last
    double m_extra = 0;    ///< of spaces before the next sign
    int m_cells = 0;
    int m_lastSymbol = -1;
    bool m_touched = false;
};

} // namespace

WrittenNumber writtenNumber(const std::vector<Token>& text, const DigitHands& hands, Hand hand, double height,
                            const LayoutOptions& options, Random& random) {
    return Writer(hands, hand, height, options, random).write(text);
}

} // namespace digitpad
