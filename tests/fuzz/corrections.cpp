// The file of kept corrections, to which one is added whatever it holds.
#include "ui/draw/corrections.h"
#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryCorrections(Bytes bytes) {
    Stroke stroke;
    stroke.points = {{1, 2}, {3, 4}};
    keepCorrection(fileOf("corrections.jsonl", bytes), {{stroke}}, 7);
}

} // namespace digitpad::fuzz
