// Pen strokes as JSON lines.
#include "core/data/labelled_samples.h"
#include "core/data/readers.h"
#include "core/error.h"
#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryPen(Bytes bytes) {
    const std::filesystem::path file = fileOf("strokes.jsonl", bytes);
    try {
        readSingleDigits(file);
    } catch (const Error&) { // it takes fewer labels than an evaluation
    }
    listPenStrokes(file);
}

} // namespace digitpad::fuzz
