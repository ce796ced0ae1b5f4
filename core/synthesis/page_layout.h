// What is written where on a picture: one number close to the borders, numbers here and there, lists, tables.
#pragma once

#include <vector>

#include "core/synthesis/digit_hands.h"
#include "core/synthesis/letters.h"
#include "core/synthesis/number_layout.h"
#include "core/synthesis/strokes.h"

namespace digitpad {

struct PageOptions {
    double smallerCrop = 0.33; ///< of a picture that is cut out closely around one number, and is smaller
    double nothing = 0.03;     ///< of a picture without a number
    double lists = 0.2;        ///< of numbers under each other, in columns
    double tableLines = 0.5;   ///< of a list: lines between its rows and columns
    double fractions = 0.04;   ///< of a number: another one under it, a bar between
    double words = 0.25;       ///< of a picture: words among the numbers
    double printed = 0.2;      ///< of a picture: printed lines near by
    double scribbles = 0.08;   ///< of a picture: shapes that are nothing
    double curves = 0.04;      ///< of a picture: a signature's curve passes through
    double crossedOut = 0.02;  ///< of a number: taken back by dense strokes
    NumberTextOptions text;
    HandOptions hands;
    LayoutOptions layout;
};

/// Where everything lies on a picture of that size.
struct PageLayout {
    int width = 0;
    int height = 0;
    double digitHeight = 0;             ///< typical, pixels
    std::vector<WrittenNumber> writing; ///< in the order it was written
    std::vector<LineSegment> table;     ///< its lines, all of one style
};

/// In pixels.
struct PageSize {
    int width = 192;
    int height = 96;
    double leastDigitHeight = 12;
    double mostDigitHeight = 36;
};

PageLayout pageLayout(const PageSize& size, const DigitHands& hands, const Letters& letters,
                      const PageOptions& options, Random& random);

} // namespace digitpad
