#include "core/synthesis/paper_kinds.h"

#include <algorithm>

#include "core/synthesis/chance.h"

namespace digitpad {
namespace {

void setSize(PaperOptions& options, int leastWidth, int mostWidth, double flattest, double tallest,
             Random& random) {
    options.width = between(leastWidth, mostWidth, random);
    options.height = std::max(static_cast<int>(options.width * uniformRatio(flattest, tallest, random)), 24);
}

} // namespace

PaperOptions anyPaper(Random& random) {
    PaperOptions options;
    const double kind = random.uniform();
    if (kind < 0.5) { // as scanners and forms give them: 40 to 100 pixels high
        setSize(options, 100, 320, 0.25, 0.6, random);
        options.page.smallerCrop = 1;
        options.leastDigitHeight = 14;
        options.mostDigitHeight = std::max(0.8 * options.height, 16.0);
    } else if (kind < 0.85) {
        setSize(options, 250, 700, 0.3, 1.2, random);
        options.page.smallerCrop = 0;
        options.mostDigitHeight = 60;
    } else {
        setSize(options, 700, 1600, 0.6, 1.5, random);
        options.page.smallerCrop = 0;
        options.leastDigitHeight = 16;
        options.mostDigitHeight = 80;
    }
    return options;
}

} // namespace digitpad
