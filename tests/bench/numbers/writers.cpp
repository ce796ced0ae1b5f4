#include "tests/bench/numbers/writers.h"

#include "core/data/held_out.h"
#include "core/data/look_alikes.h"
#include "core/data/readers.h"

namespace digitpad::bench {

std::map<std::string, std::vector<LabelledDrawing>> digitsByWriter(
    const std::vector<std::filesystem::path>& files, bool heldOut) {
    std::map<std::string, std::vector<LabelledDrawing>> writers;
    for (const auto& file : files) {
        for (LabelledDrawing& drawing : readPenStrokes(file)) {
            const bool isDigit =
                drawing.label.size() == 1 && drawing.label[0] >= '0' && drawing.label[0] <= '9';
            if (isDigit && canTeach(drawing) && isHeldOut(drawing.writer) == heldOut)
                writers[drawing.writer].push_back(std::move(drawing));
        }
    }
    return writers;
}

} // namespace digitpad::bench
