#include "core/reading/lone_character.h"

#include <algorithm>
#include <limits>

#include "core/preprocess/segmentation/groups.h"

namespace digitpad {
namespace {

/// Two digits side by side may be as narrow, as parts of the higher one's height.
constexpr double kWidest = 1.6;
/// Parts of one character are not farther apart.
constexpr double kWidestGap = 0.2;

/// What neighbouring digits have at least.
struct Least {
    float probability;
    double height; ///< of the lowest one, as a part of the highest one's
};
// Of two digits that are read right these leave 95 % where they touch and 99.6 % where they do not; of the
// letters and signs that are read as several digits 18 %.
constexpr Least kTouching{0.93F, 0.7};
constexpr Least kApart{0.75F, 0.6};

} // namespace

bool hangsTogether(std::span<const InkPiece> pieces) {
    return grouped(pieces.size(), {}, [&](std::size_t i, std::size_t k) {
               return touch(pieces[i], pieces[k]);
           }).size() == 1;
}

bool isRatherOneCharacter(std::span<const InkPiece> pieces, std::span<const Segment> segments) {
    const Box box = boxAround(pieces);
    if (segments.size() < 2 || box.width > kWidest * box.height) return false;
    float sure = 1;
    int lowest = std::numeric_limits<int>::max();
    int highest = 0;
    int end = box.x;
    for (const Segment& segment : segments) {
        if (segment.prediction.rejected || segment.ink.box.x - end > kWidestGap * box.height) return false;
        end = std::max(end, right(segment.ink.box));
        sure = std::min(sure, segment.prediction.probability);
        lowest = std::min(lowest, segment.ink.box.height);
        highest = std::max(highest, segment.ink.box.height);
    }
    const Least& least = hangsTogether(pieces) ? kTouching : kApart;
    return sure < least.probability || lowest < least.height * highest;
}

} // namespace digitpad
