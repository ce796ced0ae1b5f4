// What tests of the shipped model's readings share.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/data/readers.h"
#include "core/model/onnx_file.h"
#include "core/preprocess/rasteriser.h"
#include "core/reading/reader.h"
#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {

/// The shipped model, and digits of the tests' own to read.
class WithShippedModel : public testing::Test {
protected:
    /// A digit of the tests' own, about 100 units high, with a pen of 9.
    static Drawing digit(int value) {
        static const auto drawings = readPenStrokes(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl");
        Drawing drawing = drawings.at(static_cast<std::size_t>(value)).drawing;
        for (Stroke& stroke : drawing.strokes) stroke.width = 9;
        return drawing;
    }
    /// Digits `pitch` units apart.
    static Drawing number(const std::string& digits, float pitch = 100) {
        Drawing drawing;
        for (std::size_t i = 0; i < digits.size(); ++i)
            drawing = drawing + moved(digit(digits[i] - '0'), pitch * static_cast<float>(i), 0);
        return drawing;
    }

    Reading read(const Drawing& drawing) { return readStrokes(drawing, m_classifier, m_workspace); }
    Reading readAsInk(const Drawing& drawing) {
        return readInk(rasterise(drawing), m_classifier, m_workspace);
    }

    Classifier m_classifier{readOnnx(DIGITPAD_SOURCE_DIR "/models/default.onnx")};
    Workspace m_workspace;
};

} // namespace digitpad::test
