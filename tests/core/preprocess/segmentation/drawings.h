// Drawings and pieces of ink for the tests of the segmentation.
#pragma once

#include <initializer_list>

#include "core/data/drawing.h"
#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad::test {

inline Stroke stroke(std::initializer_list<PenPoint> points, float width = 8) {
    return {std::vector<PenPoint>(points), width, false};
}

inline Drawing moved(Drawing drawing, float x, float y) {
    for (Stroke& stroke : drawing.strokes) {
        for (PenPoint& point : stroke.points) {
            point.x += x;
            point.y += y;
        }
    }
    return drawing;
}

inline Drawing operator+(Drawing a, const Drawing& b) {
    a.strokes.insert(a.strokes.end(), b.strokes.begin(), b.strokes.end());
    return a;
}

/// All ink.
inline InkPiece block(int x, int y, int width, int height) {
    InkPiece piece{{x, y, width, height}, InkImage(width, height)};
    for (float& value : piece.ink.pixels) value = 1;
    return piece;
}

/// The outline of a rectangle.
inline InkPiece frame(int x, int y, int width, int height) {
    constexpr int kLine = 3;
    InkPiece piece = block(x, y, width, height);
    for (int row = kLine; row < height - kLine; ++row)
        for (int column = kLine; column < width - kLine; ++column) piece.ink.at(column, row) = 0;
    return piece;
}

// About 100 units high.
inline const Drawing kFour{{stroke({{40, 0}, {5, 60}, {70, 62}}), stroke({{52, 30}, {50, 65}, {48, 100}})}};
inline const Drawing kCrossedSeven{
    {stroke({{5, 5}, {65, 5}, {45, 50}, {30, 100}}), stroke({{20, 52}, {62, 50}})}};
inline const Drawing kSlashedZero{
    {stroke({{40, 3}, {15, 15}, {5, 50}, {15, 85}, {40, 97}, {65, 85}, {75, 50}, {65, 15}, {40, 3}}),
     stroke({{72, 5}, {8, 95}})}};
inline const Drawing kOne{{stroke({{10, 0}, {9, 50}, {8, 100}})}};

} // namespace digitpad::test
