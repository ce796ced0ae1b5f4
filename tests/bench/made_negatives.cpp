// Writes made-up drawings that are not digits as pen strokes, for `digitpad evaluate`: the families that
// trainings leave out, or with --trained those they use.
#include <iostream>
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "core/synthesis/negative_drawings.h"

namespace digitpad::bench {
namespace {

const char* nameOf(NegativeFamily family) {
    constexpr std::array kNames{"dot",      "dash",     "scribble", "zigzag", "wave",  "spiral", "star",
                                "triangle", "hatching", "grid",     "face",   "arrow", "heart"};
    return kNames.at(static_cast<std::size_t>(family));
}

void write(NegativeFamily family, int count) {
    for (int i = 0; i < count; ++i) {
        Random random =
            Random::forStream(2, static_cast<std::uint64_t>(family), static_cast<std::uint64_t>(i));
        nlohmann::ordered_json line{{"label", nameOf(family)}, {"source", "made up"}};
        for (const Stroke& stroke : negativeDrawing(family, random).strokes) {
            nlohmann::ordered_json points;
            for (const PenPoint& point : stroke.points) points.push_back({point.x, point.y});
            line["strokes"].push_back(std::move(points));
        }
        std::cout << line << '\n';
    }
}

} // namespace
} // namespace digitpad::bench

int main(int argc, char** argv) {
    using namespace digitpad;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool trained = !arguments.empty() && arguments.front() == "--trained";
    const std::span<const NegativeFamily> families = trained
                                                         ? std::span<const NegativeFamily>(kTrainedFamilies)
                                                         : std::span<const NegativeFamily>(kMeasuredFamilies);
    constexpr int kOfEach = 200;
    for (const NegativeFamily family : families) bench::write(family, kOfEach);
    return 0;
}
