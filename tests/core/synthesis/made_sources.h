// Writing for the tests of the synthesis: a few digits as strokes, and paper without anything else.
#pragma once

#include <cmath>
#include <numbers>
#include <string>

#include "core/synthesis/paper_synthesis.h"
#include "tests/core/synthesis/pen_strokes.h"

namespace digitpad {

inline Drawing ring() {
    Stroke stroke;
    for (int i = 0; i <= 24; ++i) {
        const double angle = 2 * std::numbers::pi * i / 24;
        stroke.points.push_back({static_cast<float>(300 + 300 * std::sin(angle)),
                                 static_cast<float>(500 - 500 * std::cos(angle))});
    }
    return {{stroke}};
}

/// Zeros, ones and sevens of two writers, and one letter.
inline WritingSources madeSources() {
    WritingSources sources;
    for (const std::string writer : {"a", "b"}) {
        sources.digitDrawings.push_back({"0", "made", writer, ring()});
        sources.digitDrawings.push_back(
            {"1", "made", writer, {{test::strokeThrough({{0, 0}, {10, 500}, {0, 1000}})}}});
        sources.digitDrawings.push_back(
            {"7", "made", writer, {{test::strokeThrough({{0, 0}, {600, 0}, {200, 1000}})}}});
    }
    sources.otherDrawings.push_back(
        {"x",
         "made",
         "a",
         {{test::strokeThrough({{0, 0}, {600, 1000}}), test::strokeThrough({{600, 0}, {0, 1000}})}}});
    return sources;
}

/// White paper under a perfect camera; numbers stand free of each other.
inline PaperOptions cleanPaper() {
    PaperOptions options;
    options.leastDigitHeight = 20;
    options.perspective = options.unevenInk = 0;
    PageOptions& page = options.page;
    page.smallerCrop = page.nothing = page.lists = page.fractions = page.words = page.printed =
        page.scribbles = page.curves = page.crossedOut = 0;
    page.text = {
        .mostDigits = 4, .separators = 0, .signs = 0, .roundAmounts = 0, .tallFirst = 0, .raisedCents = 0};
    page.hands = {.images = 0,
                  .thinnestPen = 0.08,
                  .widestPen = 0.15,
                  .rareShapes = 0,
                  .pressure = 0,
                  .hooks = 0,
                  .descends = 0};
    page.layout = {.touching = 0, .cells = 0, .slope = 0, .sizeTrend = 0, .joinedZeros = 0};
    options.ground = {.watermark = 0, .showThrough = 0};
    options.patterns = {.lines = 0, .texture = 0, .mottle = 0};
    options.marks = {.underline = 0, .overline = 0, .frame = 0, .cells = 0, .border = 0, .ruled = 0};
    options.camera = {.leastContrast = 0.5,
                      .lightOnDark = 0,
                      .darkPaper = 0,
                      .light = 0,
                      .blur = 0,
                      .lowResolution = 0,
                      .noise = 0,
                      .jpeg = 0};
    return options;
}

} // namespace digitpad
