// Each probability of the synthesis does something: with it, the same seed gives another picture than
// without.
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "tests/core/synthesis/made_sources.h"

namespace digitpad {
namespace {

struct Switch {
    std::string name;
    std::function<void(PaperOptions&)> on;
};

class Switches : public testing::TestWithParam<Switch> {};

TEST_P(Switches, ChangesThePicture) {
    const PaperSynthesis synthesis(madeSources());
    PaperOptions options = cleanPaper();
    options.page.layout.touching = 0;
    PaperOptions with = options;
    GetParam().on(with);
    int changed = 0;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        Random one(seed);
        Random other(seed);
        const PaperPicture first = synthesis.picture(options, one);
        const PaperPicture second = synthesis.picture(with, other);
        changed += first.picture.pixels != second.picture.pixels ? 1 : 0;
    }
    EXPECT_GE(changed, 5);
}

INSTANTIATE_TEST_SUITE_P(
    All, Switches,
    testing::Values(Switch{"smallerCrop", [](auto& o) { o.page.smallerCrop = 1; }},
                    Switch{"nothing", [](auto& o) { o.page.nothing = 1; }},
                    Switch{"lists", [](auto& o) { o.page.lists = 1; }},
                    Switch{"tableLines", [](auto& o) { o.page.lists = o.page.tableLines = 1; }},
                    Switch{"fractions", [](auto& o) { o.page.fractions = 1; }},
                    Switch{"words", [](auto& o) { o.page.words = 1; }},
                    Switch{"printed", [](auto& o) { o.page.printed = 1; }},
                    Switch{"scribbles", [](auto& o) { o.page.scribbles = 1; }},
                    Switch{"curves", [](auto& o) { o.page.curves = 1; }},
                    Switch{"crossedOut", [](auto& o) { o.page.crossedOut = 1; }},
                    Switch{"separators", [](auto& o) { o.page.text.separators = 1; }},
                    Switch{"signs", [](auto& o) { o.page.text.signs = 1; }},
                    Switch{"roundAmounts", [](auto& o) { o.page.text.roundAmounts = 1; }},
                    Switch{"raisedCents", [](auto& o) { o.page.text.raisedCents = 1; }},
                    Switch{"rareShapes", [](auto& o) { o.page.hands.rareShapes = 1; }},
                    Switch{"pressure", [](auto& o) { o.page.hands.pressure = 1; }},
                    Switch{"descends", [](auto& o) { o.page.hands.descends = 1; }},
                    Switch{"tallFirst", [](auto& o) { o.page.text.tallFirst = 1; }},
                    Switch{"hooks", [](auto& o) { o.page.hands.hooks = 1; }},
                    Switch{"touching", [](auto& o) { o.page.layout.touching = 1; }},
                    Switch{"cells", [](auto& o) { o.page.layout.cells = 1; }},
                    Switch{"slope", [](auto& o) { o.page.layout.slope = 0.2; }},
                    Switch{"sizeTrend", [](auto& o) { o.page.layout.sizeTrend = 1; }},
                    Switch{"joinedZeros",
                           [](auto& o) { o.page.layout.touching = o.page.layout.joinedZeros = 1; }},
                    Switch{"watermark", [](auto& o) { o.ground.watermark = 1; }},
                    Switch{"showThrough", [](auto& o) { o.ground.showThrough = 1; }},
                    Switch{"lines", [](auto& o) { o.patterns.lines = 1; }},
                    Switch{"texture", [](auto& o) { o.patterns.texture = 1; }},
                    Switch{"mottle", [](auto& o) { o.patterns.mottle = 1; }},
                    Switch{"underline", [](auto& o) { o.marks.underline = 1; }},
                    Switch{"overline", [](auto& o) { o.marks.overline = 1; }},
                    Switch{"frame", [](auto& o) { o.marks.frame = 1; }},
                    Switch{"border", [](auto& o) { o.marks.border = 1; }},
                    Switch{"ruled", [](auto& o) { o.marks.ruled = 1; }},
                    Switch{"unevenInk", [](auto& o) { o.unevenInk = 1; }},
                    Switch{"perspective", [](auto& o) { o.perspective = 1; }},
                    Switch{"lightOnDark", [](auto& o) { o.camera.lightOnDark = 1; }},
                    Switch{"darkPaper", [](auto& o) { o.camera.darkPaper = 1; }},
                    Switch{"light", [](auto& o) { o.camera.light = 1; }},
                    Switch{"blur", [](auto& o) { o.camera.blur = 1; }},
                    Switch{"lowResolution", [](auto& o) { o.camera.lowResolution = 1; }},
                    Switch{"noise", [](auto& o) { o.camera.noise = 1; }},
                    Switch{"jpeg", [](auto& o) { o.camera.jpeg = 1; }}),
    [](const auto& one) { return one.param.name; });

} // namespace
} // namespace digitpad
