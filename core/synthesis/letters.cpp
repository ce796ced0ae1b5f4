#include "core/synthesis/letters.h"

#include <cmath>
#include <map>
#include <string>

#include "core/data/look_alikes.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/coarse_strokes.h"

namespace digitpad {

Letters::Letters(const std::vector<LabelledDrawing>& drawings) {
    std::map<std::string, std::vector<Drawing>> writers;
    for (const LabelledDrawing& drawing : drawings)
        if (canTeach(drawing) && extentOf(drawing.drawing).longerSide() > 0)
            writers[drawing.source + '\n' + drawing.writer].push_back(withoutSteps(drawing.drawing));
    for (auto& [name, writer] : writers) m_writers.push_back(std::move(writer));
}

const Drawing& Letters::any(Random& random) const {
    return anyOf(anyOf(m_writers, random), random);
}

WrittenNumber Letters::word(int letters, const Hand& hand, double height, Random& random) const {
    // Many writers gave one letter only, so that some come from others.
    const std::vector<Drawing>& writer = anyOf(m_writers, random);
    WrittenNumber word;
    word.height = height;
    word.pen = hand.pen * height;
    word.angle = hand.angle;
    const double closest = random.uniform(-0.05, 0.05); // of the height, from letter to letter
    for (int i = 0; i < letters; ++i) {
        const double size = height * (i == 0 ? 1 : uniformRatio(0.55, 1.05, random));
        InkPatch patch =
            writtenInk(chance(0.4, random) ? any(random) : anyOf(writer, random), hand, size, random);
        if (patch.empty()) continue;
        if (!word.signs.empty()) {
            const double gap = height * (closest + (chance(0.15, random) ? 0.5 : random.uniform(0, 0.15)));
            const int left = word.signs.back().patch.right() + static_cast<int>(std::lround(gap));
            patch.top += static_cast<int>(std::lround(std::tan(hand.angle) * left));
            patch.left += left;
        }
        word.signs.push_back({std::move(patch), -1});
    }
    word.measure();
    return word;
}

} // namespace digitpad
