// The shipped models, for targets that read.
#pragma once

#include "core/model/classifier.h"
#include "core/model/onnx_file.h"
#include "core/reading/digit_detector.h"

namespace digitpad::fuzz {

inline const Classifier& shippedClassifier() {
    static const Classifier classifier(readOnnx(DIGITPAD_SOURCE_DIR "/models/default.onnx"));
    return classifier;
}

inline const DigitDetector& shippedDetector() {
    static const DigitDetector detector(
        readOnnx(DIGITPAD_SOURCE_DIR "/models/detector.onnx", ModelTask::Detect));
    return detector;
}

} // namespace digitpad::fuzz
