// A model file; one that opens is asked for a digit.
#include "core/model/classifier.h"
#include "core/model/onnx_file.h"
#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryOnnx(Bytes bytes) {
    const Classifier classifier(decodeOnnx(textOf(bytes), "model.onnx"));
    Workspace workspace;
    classifier.classify(DigitImage(), workspace);
}

} // namespace digitpad::fuzz
