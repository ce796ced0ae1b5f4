#include "core/synthesis/digit_templates.h"

#include <cmath>
#include <numbers>

#include "core/synthesis/chance.h"
#include "core/synthesis/strokes.h"

namespace digitpad {
namespace {

/// Places that a hand meets more or less: each a few units from where it is meant.
Stroke roughly(std::initializer_list<PaperPoint> places, Random& random) {
    Stroke stroke = strokeThrough(places);
    for (PenPoint& point : stroke.points) {
        point.x += static_cast<float>(2.5 * random.normal());
        point.y += static_cast<float>(2.5 * random.normal());
    }
    return stroke;
}

} // namespace

Drawing slashOne(Random& random) {
    const double lean = 100 * std::tan(random.uniform(0, 35) * std::numbers::pi / 180);
    const double bend = either(5, random);
    return {{strokeThrough({{lean, 0}, {lean / 2 + bend, 50}, {0, 100}})}};
}

Drawing loopedTwo(Random& random) {
    const double w = random.uniform(45, 75);
    const double loop = random.uniform(12, 28); // half of its width
    return {{roughly({{0.05 * w, 25},
                      {0.3 * w, 3},
                      {0.75 * w, 2},
                      {0.95 * w, 22},
                      {0.75 * w, 55},
                      {0.25 * w, 92},
                      {0.05 * w - loop / 3, 95},
                      {-loop / 2, 82},
                      {0.15 * w, 70 + loop / 6},
                      {0.5 * w, 88},
                      {w, 99},
                      {1.15 * w, 90}},
                     random)}};
}

Drawing zigzagTwo(Random& random) {
    const double w = random.uniform(45, 80);
    return {{roughly({{0, random.uniform(0, 15)},
                      {0.5 * w, 1},
                      {w, 4},
                      {0.97 * w, 10},
                      {0.5 * w, 54},
                      {0.03 * w, 94},
                      {0.06 * w, 98},
                      {0.5 * w, 98},
                      {random.uniform(0.9, 1.2) * w, 96}},
                     random)}};
}

Drawing flatThree(Random& random) {
    const double w = random.uniform(45, 70);
    return {{roughly({{0, 4},
                      {0.5 * w, 2},
                      {0.95 * w, 1},
                      {0.9 * w, 6},
                      {0.6 * w, 25},
                      {0.4 * w, 40},
                      {0.75 * w, 44},
                      {w, 65},
                      {0.85 * w, 90},
                      {0.4 * w, 100},
                      {-0.02 * w, 90}},
                     random)}};
}

Drawing openFour(Random& random) {
    const double w = random.uniform(45, 75);
    const double bar = random.uniform(50, 75);
    const double stem = random.uniform(0.6, 0.95) * w;
    const double past =
        chance(0.3, random) ? random.uniform(-2, 4) : random.uniform(5, 35); // beyond the stem
    const double lean = random.uniform(0, 12);
    Drawing drawing{{roughly({{random.uniform(0, 0.4) * w, 0},
                              {0.08 * w, bar * 0.6},
                              {0, bar},
                              {0.4 * w, bar},
                              {stem + past, bar - 2}},
                             random)}};
    drawing.strokes.push_back(
        roughly({{stem + lean, random.uniform(-5, 50)}, {stem + lean / 2, 65}, {stem, 100}}, random));
    return drawing;
}

Drawing templateFive(Random& random) {
    const double w = random.uniform(40, 65);
    const double gap = random.uniform(0, 25);
    const double bar = random.uniform(35, 80);
    const double up = random.uniform(-6, 8);
    Drawing drawing{{roughly({{0.15 * w, 5},
                              {0.05 * w, 42},
                              {0.45 * w, 38},
                              {0.95 * w, 55},
                              {0.95 * w, 82},
                              {0.5 * w, 100},
                              {0, 90}},
                             random)}};
    drawing.strokes.push_back(roughly(
        {{0.15 * w + gap, 4 - up}, {0.15 * w + gap + bar / 2, 2 - up}, {0.15 * w + gap + bar, -up}}, random));
    return drawing;
}

Drawing writtenSix(Random& random) {
    const double w = random.uniform(38, 60);
    const double bowl = random.uniform(42, 62); // its top
    const double lean = random.uniform(-4, 18);
    const double open = chance(0.35, random) ? random.uniform(8, 22) : 0; // left between bowl and stem
    return {{roughly({{lean, 0},
                      {lean / 2, 35},
                      {0, 70},
                      {0.08 * w, 93},
                      {0.5 * w, 100},
                      {0.95 * w, 86},
                      {0.92 * w, bowl + 8},
                      {0.55 * w, bowl},
                      {open + 0.1 * w, bowl + 12}},
                     random)}};
}

Drawing eastAsianSeven(Random& random) {
    const double w = random.uniform(35, 70);
    const double drop = random.uniform(16, 40);
    const double foot = random.uniform(0.25, 0.95) * w;
    const double lean = random.uniform(-6, 6);
    Stroke body =
        roughly({{0, 2}, {0.5 * w, 1}, {0.97 * w, 1}, {w, 5}, {(w + foot) / 2, 50}, {foot, 100}}, random);
    if (chance(0.5, random)) return {{roughly({{lean, 0}, {0, drop / 2}, {-lean, drop}}, random), body}};
    // Without lifting the pen: up again, then along the bar.
    body.points.front() = {static_cast<float>(-lean / 2), static_cast<float>(drop), 1};
    body.points.insert(body.points.begin() + 1,
                       {static_cast<float>(either(2, random)), static_cast<float>(random.uniform(2, 6)), 1});
    return {{body}};
}

Drawing lowCrossedSeven(Random& random) {
    const double w = random.uniform(45, 75);
    const double foot = random.uniform(0.1, 0.5) * w;
    const double at = random.uniform(55, 80);
    const double stem = std::lerp(w, foot, at / 100);
    const double half = random.uniform(14, 34);
    const double slope = either(8, random);
    return {{roughly({{0, random.uniform(0, 8)},
                      {0.5 * w, 2},
                      {w, 1},
                      {0.98 * w, 7},
                      {(w + foot) / 2, 50},
                      {foot, 100}},
                     random),
             roughly({{stem - half, at + slope}, {stem, at}, {stem + half, at - slope}}, random)}};
}

Drawing openNine(Random& random) {
    const double w = random.uniform(38, 60);
    const double head = random.uniform(30, 50); // its lower end
    const double tail = random.uniform(-0.1, 0.25) * w;
    const double top = random.uniform(0, 10);
    const double stem = w + random.uniform(-3, 3);
    if (chance(0.5, random)) { // a u, then the stem: two tops
        return {{roughly({{0.05 * w, top},
                          {0, head * 0.7},
                          {0.35 * w, head},
                          {0.8 * w, head * 0.8},
                          {stem, 0},
                          {stem, 45},
                          {stem - tail, 100}},
                         random)}};
    }
    // A c that does not come back to its stem.
    return {{roughly({{random.uniform(0.6, 0.9) * w, 2},
                      {0.3 * w, 4},
                      {0, head * 0.55},
                      {0.2 * w, head},
                      {0.65 * w, head * 0.85},
                      {0.95 * w, random.uniform(5, 20)},
                      {stem, 45},
                      {stem - tail, 100}},
                     random)}};
}

Drawing curledTwo(Random& random) {
    const double w = random.uniform(45, 75);
    const double loop = random.uniform(0.25, 0.5) * w; // its width
    const double low = random.uniform(30, 55);         // its lower end
    return {{roughly({{0.35 * w + loop, low * 0.55},
                      {0.2 * w + loop / 2, low},
                      {0.02 * w, low * 0.6},
                      {0.3 * w, 4},
                      {0.75 * w, 3},
                      {0.92 * w, 28},
                      {0.6 * w, 68},
                      {random.uniform(-0.1, 0.1) * w, 96},
                      {0.5 * w, random.uniform(90, 98)},
                      {1.05 * w, random.uniform(88, 100)}},
                     random)}};
}

Drawing joinedFour(Random& random) {
    const double w = random.uniform(35, 65);
    const double low = random.uniform(42, 65); // of the cup
    const double side = random.uniform(5, 40); // where its right side begins
    const double foot = w + random.uniform(-14, 4);
    return {{roughly({{random.uniform(0, 0.3) * w, 0},
                      {0, low * 0.7},
                      {0.15 * w, low},
                      {0.65 * w, low * 0.95},
                      {w, side + 4},
                      {w + 1, side + 12},
                      {(w + foot) / 2, 70},
                      {foot, 100}},
                     random)}};
}

Drawing roofOne(Random& random) {
    const double lean = random.uniform(-4, 18);
    const double eave = random.uniform(15, 45);
    return {{roughly(
        {{lean - eave, random.uniform(45, 92)}, {lean - eave / 3, 18}, {lean, 0}, {lean * 0.6, 40}, {0, 100}},
        random)}};
}

Drawing barlessFive(Random& random) {
    const double w = random.uniform(25, 60);
    const double belly = random.uniform(0, 0.6) * w; // how far it goes out to the right
    return {{roughly({{w, random.uniform(0, 10)},
                      {0.6 * w, 0},
                      {0.3 * w, 12},
                      {0.3 * w, 42},
                      {0.35 * w + 0.7 * belly, 52},
                      {0.4 * w + belly, 72},
                      {0.25 * w + 0.5 * belly, 96},
                      {random.uniform(-0.3, 0.1) * w, random.uniform(88, 100)}},
                     random)}};
}

Drawing barlessSeven(Random& random) {
    const double flag = random.uniform(4, 26);
    const double foot = -random.uniform(0, 35);
    const double at = random.uniform(30, 60);
    const double stem = foot * at / 100;
    const double slope = either(10, random);
    const double left = random.uniform(16, 36);
    const double right = random.uniform(16, 36);
    return {{roughly({{-flag, random.uniform(2, 14)}, {0, 0}, {foot / 2, 50}, {foot, 100}}, random),
             roughly({{stem - left, at + slope}, {stem, at}, {stem + right, at - slope}}, random)}};
}

Drawing stemmedNine(Random& random) {
    const double w = random.uniform(35, 60);
    const double low = random.uniform(38, 58);         // of its bowl
    const double stem = random.uniform(0.05, 0.6) * w; // where it begins
    const double foot = stem - random.uniform(-0.1, 0.3) * w;
    return {{roughly({{stem, low * 0.8},
                      {0.05 * w, low * 0.4},
                      {0.45 * w, 0},
                      {0.98 * w, low * 0.35},
                      {0.75 * w, low * 0.85},
                      {stem + 0.1 * w, low},
                      {stem, low * 0.75},
                      {stem - 1, low + 10},
                      {foot, 100}},
                     random)}};
}

} // namespace digitpad
