#include "core/synthesis/marks.h"

#include <algorithm>
#include <cmath>

#include "core/synthesis/chance.h"

namespace digitpad {
namespace {

/// How a line is printed.
struct LineStyle {
    double width;    ///< pixels
    double darkness; ///< as the sheet's
    double dash = 0; ///< pixels; 0 where it is solid
    double gap = 0;  ///< pixels

    static LineStyle any(double height, Random& random) {
        LineStyle style{std::max(height / 30 * uniformRatio(0.5, 3, random), 0.4),
                        uniformRatio(0.1, 1, random)};
        if (chance(0.2, random)) {
            style.dash = chance(0.5, random) ? style.width : random.uniform(2, 8);
            style.gap = std::max(style.width, 1.0) * random.uniform(1, 3);
        }
        return style;
    }
};

/// Straight lines of one style, put to the sheet at once.
class Lines {
public:
    Lines(Sheet& sheet, const LineStyle& style) : m_sheet(sheet), m_style(style) {}

    void add(PaperPoint from, PaperPoint to) {
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        const double step = m_style.dash > 0 ? m_style.dash + m_style.gap : length;
        const double dash = m_style.dash > 0 ? m_style.dash : length;
        for (double at = 0; at < length; at += step) {
            Stroke stroke = strokeThrough(
                {along(from, to, at / length), along(from, to, std::min((at + dash) / length, 1.0))});
            stroke.width = static_cast<float>(m_style.width);
            m_drawing.strokes.push_back(std::move(stroke));
        }
    }

    void paint() { m_sheet.lay(inkOf(std::move(m_drawing)), m_style.darkness); }

private:
    static PaperPoint along(PaperPoint from, PaperPoint to, double part) {
        return {std::lerp(from.x, to.x, part), std::lerp(from.y, to.y, part)};
    }

    Sheet& m_sheet;
    LineStyle m_style;
    Drawing m_drawing;
};

void paintRuledPaper(Sheet& sheet, double height, Random& random) {
    LineStyle style = LineStyle::any(height, random);
    style.darkness *= 0.6;
    const double pitch = height * random.uniform(0.4, 2.2);
    const double tilt = 0.03 * random.normal();
    const double w = sheet.width();
    const double h = sheet.height();
    if (chance(0.15, random)) { // a grid of dots
        Lines dots(sheet, style);
        for (double y = pitch * random.uniform(0, 1); y < h; y += pitch)
            for (double x = pitch * random.uniform(0, 0.1); x < w; x += pitch) dots.add({x, y}, {x + 0.1, y});
        dots.paint();
        return;
    }
    const bool across = chance(0.85, random);
    const bool down = !across || chance(0.4, random);
    Lines lines(sheet, style);
    if (across)
        for (double y = pitch * random.uniform(-1, 1) - std::abs(tilt) * w; y < h + std::abs(tilt) * w;
             y += pitch)
            lines.add({0, y}, {w, y + tilt * w});
    if (down)
        for (double x = pitch * random.uniform(-1, 1) - std::abs(tilt) * h; x < w + std::abs(tilt) * h;
             x += pitch)
            lines.add({x, 0}, {x - tilt * h, h});
    lines.paint();
}

/// What is left of a frame or of the next field's lines where a picture was cut out.
void paintBorder(Sheet& sheet, double height, Random& random) {
    Lines lines(sheet, LineStyle::any(height, random));
    const double w = sheet.width();
    const double h = sheet.height();
    const double tilt = 0.02 * random.normal();
    const auto inset = [&] { return random.uniform(-0.05, 0.25) * height; };
    if (chance(0.5, random)) {
        const double y = inset();
        lines.add({0, y}, {w, y + tilt * w});
    }
    if (chance(0.6, random)) {
        const double y = h - inset();
        lines.add({chance(0.8, random) ? 0 : w * random.uniform(), y}, {w, y + tilt * w});
    }
    if (chance(0.35, random)) {
        const double x = inset();
        lines.add({x, 0}, {x - tilt * h, h});
    }
    if (chance(0.35, random)) {
        const double x = w - inset();
        lines.add({x, 0}, {x - tilt * h, h});
    }
    lines.paint();
}

/// A line beside the number, `offset` below the one it is written on.
void paintLevel(Sheet& sheet, const WrittenNumber& number, double offset, Random& random) {
    Lines lines(sheet, LineStyle::any(number.height, random));
    const bool whole = chance(0.5, random); // of the picture's width
    const double left = whole ? 0 : number.left - number.height * random.uniform(-0.3, 1);
    const double right = whole ? sheet.width() : number.right + number.height * random.uniform(-0.3, 1);
    // Writing rises or falls against its line more often than the line itself does.
    const double slope = std::tan(chance(0.6, random) ? number.angle : 0.02 * random.normal());
    const double middle = (number.left + number.right) / 2.0;
    const double y = number.baseline + std::tan(number.angle) * (middle - number.left) + offset;
    lines.add({left, y + slope * (left - middle)}, {right, y + slope * (right - middle)});
    if (chance(0.1, random)) {
        const double second = y + number.height * random.uniform(0.06, 0.15);
        lines.add({left, second + slope * (left - middle)}, {right, second + slope * (right - middle)});
    }
    lines.paint();
}

/// Along the number's line: one cell a digit.
void paintCells(Sheet& sheet, const WrittenNumber& number, double origin, Random& random) {
    Lines lines(sheet, LineStyle::any(number.height, random));
    const int cells = std::max(static_cast<int>(std::lround((number.right - origin) / number.cell)), 1);
    const double slope = std::tan(number.angle);
    // Lines between digits are taller than a one.
    const double above = number.height * random.uniform(1.2, 1.8);
    const double below = number.height * random.uniform(0.12, 0.6);
    const bool closed = chance(0.5, random);
    const bool between = chance(0.8, random); // lines between the digits only, without the outer ones
    const double base = number.baseline + slope * (origin - number.left);
    const auto at = [&](double along, double offset) {
        return PaperPoint{origin + along - slope * offset, base + slope * along + offset};
    };
    const int outer = closed || !between ? 0 : 1;
    for (int i = outer; i <= cells - outer; ++i)
        lines.add(at(i * number.cell, -above), at(i * number.cell, below));
    if (closed)
        for (const double offset : {-above, below}) lines.add(at(0, offset), at(cells * number.cell, offset));
    lines.paint();
}

void paintFrame(Sheet& sheet, const WrittenNumber& number, Random& random) {
    Lines lines(sheet, LineStyle::any(number.height, random));
    const auto margin = [&] { return number.height * random.uniform(-0.05, 0.5); };
    const PaperPoint from{number.left - margin(), number.top - margin()};
    const PaperPoint to{number.right + margin(), number.bottom + margin()};
    lines.add(from, {to.x, from.y});
    lines.add({to.x, from.y}, to);
    lines.add({from.x, to.y}, to);
    lines.add(from, {from.x, to.y});
    lines.paint();
}

} // namespace

void paintRuling(Sheet& sheet, double height, const MarkOptions& options, Random& random) {
    if (chance(options.ruled, random)) paintRuledPaper(sheet, height, random);
    if (chance(options.border, random)) paintBorder(sheet, height, random);
}

void paintTable(Sheet& sheet, double height, std::span<const LineSegment> segments, Random& random) {
    if (segments.empty()) return;
    Lines lines(sheet, LineStyle::any(height, random));
    for (const LineSegment& segment : segments) lines.add(segment.from, segment.to);
    lines.paint();
}

void paintMarks(Sheet& sheet, const WrittenNumber& number, const MarkOptions& options, Random& random) {
    if (!number.hasDigits()) return;
    if (number.cell > 0 && chance(options.cells, random)) {
        paintCells(sheet, number, number.origin, random);
        return;
    }
    if (chance(options.frame, random)) paintFrame(sheet, number, random);
    if (chance(options.underline, random))
        paintLevel(sheet, number, number.height * random.uniform(-0.12, 0.3), random);
    if (chance(options.overline, random))
        paintLevel(sheet, number, -number.height * random.uniform(0.95, 1.4), random);
}

} // namespace digitpad
