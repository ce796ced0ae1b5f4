// How well pictures made after one recipe are read.
#pragma once

#include "core/data/drawing.h"
#include "core/reading/picture_reader.h"
#include "tests/pictures/made_picture.h"

namespace digitpad::test {

struct MatrixRow {
    int count = 0;
    int right = 0;               ///< read as one digit, the drawn one
    int rejected = 0;            ///< of those right, below the model's threshold
    double millisecondsEach = 0; ///< from decoded picture to answer
};

/// Reads `count` pictures of digits from `drawings`, each varied a little, through files as the program does.
MatrixRow measure(const PictureRecipe& recipe, const std::vector<LabelledDrawing>& drawings, int count,
                  const Classifier& classifier, const DigitDetector* detector);

} // namespace digitpad::test
