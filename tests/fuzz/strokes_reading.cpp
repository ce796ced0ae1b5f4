// Drawings, as JSON lines, that are read as the paper reads them.
#include "core/data/readers.h"
#include "core/reading/reader.h"
#include "tests/fuzz/classifier.h"
#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryStrokesReading(Bytes bytes) {
    Workspace workspace;
    for (const LabelledDrawing& sample : readPenStrokes(fileOf("drawings.jsonl", bytes)))
        readStrokes(sample.drawing, shippedClassifier(), workspace);
}

} // namespace digitpad::fuzz
