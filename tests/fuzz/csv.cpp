// A table of labels and pixels.
#include "core/data/readers.h"
#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryCsv(Bytes bytes) {
    readCsv(fileOf("digits.csv", bytes));
}

} // namespace digitpad::fuzz
