#include "core/synthesis/negative_drawings.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/preprocess/rasteriser.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/strokes.h"

namespace digitpad {

namespace {

constexpr double kSide = 100;
constexpr double kTurn = 2 * std::numbers::pi;

PenPoint point(double x, double y) {
    return {static_cast<float>(x), static_cast<float>(y)};
}

/// Part of an ellipse; angles in turns, from the right and clockwise on paper.
Stroke arc(double x, double y, double width, double height, double from, double to) {
    constexpr double kPointsPerTurn = 24;
    const int pieces = std::max(3, static_cast<int>(kPointsPerTurn * std::abs(to - from)));
    Stroke stroke;
    for (int i = 0; i <= pieces; ++i) {
        const double angle = kTurn * (from + (to - from) * i / pieces);
        stroke.points.push_back(point(x + width / 2 * std::cos(angle), y + height / 2 * std::sin(angle)));
    }
    return stroke;
}

/// Lines from corner to corner without lifting the pen.
Stroke polyline(const std::vector<PenPoint>& corners) {
    Stroke stroke;
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const Stroke side = straightStroke(corners[i - 1], corners[i]);
        stroke.points.insert(stroke.points.end(), side.points.begin(), side.points.end());
    }
    return stroke;
}

/// The pen rests on one place: a point or a tiny ring.
Drawing dot(Random& random) {
    Stroke stroke{{point(0, 0)}};
    const int points = between(0, 8, random);
    for (int i = 0; i < points; ++i)
        stroke.points.push_back(point(random.uniform(-1, 1), random.uniform(-1, 1)));
    return {{stroke}};
}

Drawing dash(Random& random) {
    return {{straightStroke(point(0, random.uniform(-8, 8)), point(kSide, random.uniform(-8, 8)))}};
}

/// Wanders about, mostly turning the same way for a while.
Stroke wandering(Random& random) {
    Stroke stroke;
    double x = kSide / 2;
    double y = kSide / 2;
    double heading = random.uniform(0, kTurn);
    double turn = random.uniform(-0.6, 0.6);
    const int points = between(40, 120, random);
    for (int i = 0; i < points; ++i) {
        turn = 0.9 * turn + 0.25 * random.normal();
        heading += turn;
        x += 7 * std::cos(heading) - 0.04 * (x - kSide / 2);
        y += 7 * std::sin(heading) - 0.04 * (y - kSide / 2);
        stroke.points.push_back(point(x, y));
    }
    return stroke;
}

Drawing scribble(Random& random) {
    Drawing drawing;
    const int strokes = between(1, 3, random);
    for (int i = 0; i < strokes; ++i) drawing.strokes.push_back(wandering(random));
    return drawing;
}

Drawing zigzag(Random& random) {
    const int corners = between(5, 11, random);
    const double height = random.uniform(15, 110);
    std::vector<PenPoint> places;
    places.reserve(static_cast<std::size_t>(corners));
    for (int i = 0; i < corners; ++i)
        places.push_back(point(kSide * i / (corners - 1) + random.uniform(-4, 4),
                               (i % 2 == 0 ? 0 : height) + random.uniform(-6, 6)));
    return {{polyline(places)}};
}

Drawing wave(Random& random) {
    const double periods = random.uniform(1.5, 4);
    const double height = random.uniform(8, 40);
    Stroke stroke;
    for (int i = 0; i <= 48; ++i)
        stroke.points.push_back(point(kSide * i / 48, height / 2 * std::sin(kTurn * periods * i / 48)));
    return {{stroke}};
}

Drawing spiral(Random& random) {
    const double turns = random.uniform(3, 5);
    const double start = random.uniform(0, 1);
    const double way = chance(0.5, random) ? -1 : 1;
    const int points = static_cast<int>(24 * turns);
    Stroke stroke;
    for (int i = 0; i <= points; ++i) {
        const double part = static_cast<double>(i) / points;
        const double angle = kTurn * (start + way * turns * part);
        stroke.points.push_back(
            point(kSide / 2 * part * std::cos(angle), kSide / 2 * part * std::sin(angle)));
    }
    return {{stroke}};
}

/// Drawn in one go, every second corner of a ring of five to seven.
Drawing star(Random& random) {
    const int corners = 5 + 2 * static_cast<int>(random.below(2));
    const double start = random.uniform(0, 1);
    std::vector<PenPoint> places;
    for (int i = 0; i <= corners; ++i) {
        const double angle = kTurn * (start + 2.0 * i / corners);
        places.push_back(point(kSide / 2 * std::cos(angle), kSide / 2 * std::sin(angle)));
    }
    return {{polyline(places)}};
}

Drawing triangle(Random& random) {
    const double start = random.uniform(0, 1);
    std::vector<PenPoint> places;
    for (int i = 0; i < 3; ++i) {
        const double angle = kTurn * (start + (i + random.uniform(-0.15, 0.15)) / 3);
        places.push_back(point(kSide / 2 * std::cos(angle), kSide / 2 * std::sin(angle)));
    }
    places.push_back(places.front());
    return {{polyline(places)}};
}

/// Parallel lines, slanted.
Drawing hatching(Random& random) {
    const int lines = between(3, 7, random);
    const double slant = random.uniform(-60, 60);
    Drawing drawing;
    for (int i = 0; i < lines; ++i) {
        const double x = kSide * i / (lines - 1) + random.uniform(-5, 5);
        drawing.strokes.push_back(
            straightStroke(point(x, random.uniform(-8, 8)), point(x + slant, kSide + random.uniform(-8, 8))));
    }
    return drawing;
}

Drawing grid(Random& random) {
    Drawing drawing;
    const int columns = between(2, 4, random);
    const int rows = between(2, 4, random);
    for (int i = 0; i < columns; ++i) {
        const double x = kSide * (i + 0.5) / columns + random.uniform(-4, 4);
        drawing.strokes.push_back(straightStroke(point(x, 0), point(x + random.uniform(-8, 8), kSide)));
    }
    for (int i = 0; i < rows; ++i) {
        const double y = kSide * (i + 0.5) / rows + random.uniform(-4, 4);
        drawing.strokes.push_back(straightStroke(point(0, y), point(kSide, y + random.uniform(-8, 8))));
    }
    return drawing;
}

Drawing face(Random& random) {
    const double eyes = random.uniform(-25, -8);
    const double smile = chance(0.7, random) ? 1 : -1;
    Drawing drawing{{arc(0, 0, kSide, kSide * random.uniform(0.85, 1.2), 0, 1),
                     arc(0, smile > 0 ? 10 : 32, 45, 35, 0.02, smile * 0.48)}};
    for (const double side : {-18.0, 18.0}) drawing.strokes.push_back(arc(side, eyes, 8, 10, 0, 1));
    return drawing;
}

Drawing arrow(Random& random) {
    const double angle = random.uniform(0, kTurn);
    const double barb = random.uniform(25, 45);
    const PenPoint tip = point(kSide * std::cos(angle), kSide * std::sin(angle));
    Drawing drawing{{straightStroke(point(0, 0), tip)}};
    for (const double side : {-1.0, 1.0}) {
        const double back = angle + std::numbers::pi + side * random.uniform(0.4, 0.8);
        drawing.strokes.push_back(
            straightStroke(tip, point(tip.x + barb * std::cos(back), tip.y + barb * std::sin(back))));
    }
    return drawing;
}

/// Two arcs that meet above, and a tip below.
Drawing heart(Random& random) {
    const double depth = random.uniform(60, 85);
    Stroke outline = arc(-25, 0, 50, 45, 1, 0.45);
    std::ranges::reverse(outline.points);
    const Stroke right = arc(25, 0, 50, 45, 0.5, 1.05);
    outline.points.insert(outline.points.begin(), point(0, depth));
    outline.points.insert(outline.points.end(), right.points.begin(), right.points.end());
    outline.points.push_back(point(0, depth));
    return {{outline}};
}

/// Back and forth over the whole, upwards and downwards.
Stroke strikeOut(Random& random) {
    const int corners = between(5, 9, random);
    std::vector<PenPoint> places;
    places.reserve(static_cast<std::size_t>(corners));
    for (int i = 0; i < corners; ++i)
        places.push_back(point(i % 2 == 0 ? random.uniform(-15, 10) : random.uniform(90, 115),
                               kSide * (i + random.uniform(-0.4, 0.4)) / (corners - 1)));
    return polyline(places);
}

} // namespace

Drawing negativeDrawing(NegativeFamily family, Random& random) {
    switch (family) {
        case NegativeFamily::Dot:
            return dot(random);
        case NegativeFamily::Dash:
            return dash(random);
        case NegativeFamily::Scribble:
            return scribble(random);
        case NegativeFamily::Zigzag:
            return zigzag(random);
        case NegativeFamily::Wave:
            return wave(random);
        case NegativeFamily::Spiral:
            return spiral(random);
        case NegativeFamily::Star:
            return star(random);
        case NegativeFamily::Triangle:
            return triangle(random);
        case NegativeFamily::Hatching:
            return hatching(random);
        case NegativeFamily::Grid:
            return grid(random);
        case NegativeFamily::Face:
            return face(random);
        case NegativeFamily::Arrow:
            return arrow(random);
        case NegativeFamily::Heart:
            return heart(random);
    }
    return {};
}

Drawing crossedOut(const Drawing& digit, Random& random) {
    Drawing drawing = scaledDrawing(digit, kSide, 1);
    if (chance(0.5, random)) {
        drawing.strokes.push_back(strikeOut(random));
    } else {
        drawing.strokes.push_back(
            straightStroke(point(random.uniform(-15, 5), -5), point(random.uniform(75, 100), kSide + 5)));
        drawing.strokes.push_back(
            straightStroke(point(random.uniform(75, 100), -5), point(random.uniform(-15, 5), kSide + 5)));
    }
    return drawing;
}

Drawing sideBySide(const Drawing& left, const Drawing& right, Random& random) {
    Drawing drawing = scaledDrawing(left, kSide, 1);
    float edge = 0;
    for (const Stroke& stroke : drawing.strokes)
        for (const PenPoint& place : stroke.points) edge = std::max(edge, place.x);
    const auto shift = edge + static_cast<float>(random.uniform(-8, 25));
    const auto drop = static_cast<float>(random.uniform(-15, 15));
    for (Stroke stroke : scaledDrawing(right, static_cast<float>(random.uniform(80, 110)), 1).strokes) {
        for (PenPoint& place : stroke.points) {
            place.x += shift;
            place.y += drop;
        }
        drawing.strokes.push_back(std::move(stroke));
    }
    return drawing;
}

} // namespace digitpad
