// The shipped model, for targets that read.
#pragma once

#include "core/model/classifier.h"
#include "core/model/onnx_file.h"

namespace digitpad::fuzz {

inline const Classifier& shippedClassifier() {
    static const Classifier classifier(readOnnx(DIGITPAD_SOURCE_DIR "/models/default.onnx"));
    return classifier;
}

} // namespace digitpad::fuzz
