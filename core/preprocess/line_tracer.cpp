#include "core/preprocess/line_tracer.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "core/preprocess/components.h"

namespace digitpad {
namespace {

constexpr float kNear = 2; // px from where the line should be
constexpr float kSteepest = 0.3F;

struct Span {
    int begin;
    int end;

    float middle() const { return 0.5F * static_cast<float>(begin + end - 1); }
};

/// Where a line is, and how it goes on to the right.
struct Course {
    float row;
    float slope;
};

/// Goes along one line.
class Tracer {
public:
    Tracer(const PixOwner& mask, const PixOwner& pieces)
        : m_mask(mask),
          m_pieces(pieces),
          m_width(pixGetWidth(mask.get())),
          m_height(pixGetHeight(mask.get())) {}

    TracedLine trace(int column, Course course) const {
        TracedLine line;
        std::vector<float> left = follow(column, -1, course, line);
        std::reverse(left.begin(), left.end());
        line.begin = column + 1 - static_cast<int>(left.size());
        line.middles = std::move(left);
        const std::vector<float> right =
            follow(column + 1, 1, {course.row + course.slope, course.slope}, line);
        line.middles.insert(line.middles.end(), right.begin(), right.end());
        return line;
    }

private:
    /// The rows from `column` on, as far as there is ink.
    std::vector<float> follow(int column, int step, Course course, TracedLine& line) const {
        const int longestGap = m_width / 12;
        std::vector<float> rows;
        std::size_t inked = 0;
        for (; column >= 0 && column < m_width; column += step) {
            const auto piece = pieceNear(column, course.row);
            if (piece && !isStroke(*piece, line)) {
                // An alpha-beta filter: noise and strokes move it little, a bend by and by.
                const float error = std::clamp(piece->middle() - course.row, -1.0F, 1.0F);
                course.row += 0.2F * error;
                course.slope += 0.003F * static_cast<float>(step) * error;
                course.slope = std::clamp(course.slope, -kSteepest, kSteepest);
                ++line.thinColumns;
                line.thickness += static_cast<float>(piece->end - piece->begin);
            }
            rows.push_back(course.row);
            if (piece || hasInkNear(column, course.row)) {
                inked = rows.size();
                ++line.inkColumns;
            }
            if (static_cast<int>(rows.size() - inked) > longestGap) break;
            course.row += static_cast<float>(step) * course.slope;
        }
        rows.resize(inked);
        return rows;
    }

    /// Thicker than the line has been.
    static bool isStroke(const Span& piece, const TracedLine& line) {
        constexpr int kSure = 10; // columns
        return line.thinColumns >= kSure &&
               static_cast<float>(piece.end - piece.begin) >
                   1.5F * line.thickness / static_cast<float>(line.thinColumns) + 1;
    }

    bool hasInkNear(int column, float row) const {
        const int middle = static_cast<int>(std::lround(row));
        const int reach = static_cast<int>(kNear);
        for (int y = std::max(middle - reach, 0); y <= std::min(middle + reach, m_height - 1); ++y)
            if (isSet(m_mask, column, y)) return true;
        return false;
    }

    /// The piece of a line there.
    std::optional<Span> pieceNear(int column, float row) const {
        const int middle = static_cast<int>(std::lround(row));
        const int reach = static_cast<int>(kNear);
        for (int away = 0; away <= reach; ++away) {
            for (const int y : {middle - away, middle + away}) {
                if (y < 0 || y >= m_height || !isSet(m_pieces, column, y)) continue;
                Span span{y, y + 1};
                while (span.begin > 0 && isSet(m_pieces, column, span.begin - 1)) --span.begin;
                while (span.end < m_height && isSet(m_pieces, column, span.end)) ++span.end;
                return span;
            }
        }
        return std::nullopt;
    }

    const PixOwner& m_mask;
    const PixOwner& m_pieces;
    int m_width;
    int m_height;
};

/// A piece of a line, and where it may be followed from.
struct Piece {
    int length;
    int column;
    Course course;
};

/// The set pixels of a column of `part`, from the first to the last.
Span spanIn(const PixOwner& part, int column) {
    Span span{0, pixGetHeight(part.get())};
    while (span.begin < span.end && !isSet(part, column, span.begin)) ++span.begin;
    while (span.end > span.begin && !isSet(part, column, span.end - 1)) --span.end;
    return span;
}

/// The column at which the line is thinnest, of some: in others strokes of digits are part of it.
int thinnestColumn(const PixOwner& part, int width) {
    constexpr int kTried = 16;
    const auto thicknessAt = [&](int column) {
        const Span span = spanIn(part, column);
        return span.end - span.begin;
    };
    int thinnest = width / 2;
    for (int i = 1; i < kTried; ++i)
        if (thicknessAt(width * i / kTried) < thicknessAt(thinnest)) thinnest = width * i / kTried;
    return thinnest;
}

Piece pieceOf(const Component& component, const PixOwner& part) {
    constexpr int kStraight = 20; // px to both sides
    const int column = thinnestColumn(part, component.width);
    const int reach = std::min({kStraight, column, component.width - 1 - column});
    const float fall = spanIn(part, column + reach).middle() - spanIn(part, column - reach).middle();
    const float slope = fall / static_cast<float>(std::max(2 * reach, 1));
    return {component.width,
            component.x + column,
            {static_cast<float>(component.y) + spanIn(part, column).middle(),
             std::clamp(slope, -kSteepest, kSteepest)}};
}

std::vector<Piece> longestFirst(const PixOwner& pieces) {
    std::vector<Piece> found;
    forEachComponent(pieces, [&](const Component& component, const PixOwner& part) {
        found.push_back(pieceOf(component, part));
    });
    std::ranges::sort(found, std::greater{}, &Piece::length);
    return found;
}

bool isOn(const TracedLine& line, int column, float row) {
    if (column < line.begin || column >= line.end()) return false;
    return std::abs(line.middles[static_cast<std::size_t>(column - line.begin)] - row) <= 2 * kNear;
}

} // namespace

std::vector<TracedLine> traceLines(const PixOwner& mask, const PixOwner& pieces) {
    const Tracer tracer(mask, pieces);
    std::vector<TracedLine> lines;
    for (const Piece& piece : longestFirst(pieces)) {
        const auto isKnown = [&](const TracedLine& line) {
            return isOn(line, piece.column, piece.course.row);
        };
        if (std::ranges::none_of(lines, isKnown)) lines.push_back(tracer.trace(piece.column, piece.course));
    }
    return lines;
}

} // namespace digitpad
