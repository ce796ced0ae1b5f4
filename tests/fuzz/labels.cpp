// A labels.csv beside the pictures a.png and b.png, which are not looked into.
#include "core/data/labelled_samples.h"
#include "core/data/readers.h"
#include "core/error.h"
#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryLabels(Bytes bytes) {
    const std::filesystem::path folder = fileOf("labels/labels.csv", bytes).parent_path();
    for (const char* picture : {"labels/a.png", "labels/b.png"}) scratch().write(picture, "");
    try {
        listLabelsCsv(folder);
    } catch (const Error&) { // it takes other labels than a dataset to learn from
    }
    readLabelsCsv(folder, {[](const std::filesystem::path&) { return DigitImage(); }, {}});
}

} // namespace digitpad::fuzz
