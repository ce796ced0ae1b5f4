// Pictures of numbers on paper, made up from single digits, with the box of each digit and separator:
// what a detector is trained on.
#pragma once

#include <vector>

#include "core/data/symbol_box.h"
#include "core/synthesis/camera.h"
#include "core/synthesis/digit_hands.h"
#include "core/synthesis/ground.h"
#include "core/synthesis/letters.h"
#include "core/synthesis/marks.h"
#include "core/synthesis/page_layout.h"
#include "core/synthesis/paper_patterns.h"

namespace digitpad {

/// Probabilities are of a picture or of a number, as the parts' own files say.
struct PaperOptions {
    int width = 192;              ///< pixels, 12 at least
    int height = 96;              ///< likewise
    double leastDigitHeight = 12; ///< pixels
    double mostDigitHeight = 36;
    double perspective = 0.2; ///< of a picture that was taken a little from the side, or turned
    double unevenInk = 0.4;   ///< of a number: a pencil or a dry ballpoint that leaves gaps
    PageOptions page;
    GroundOptions ground;
    PatternOptions patterns;
    MarkOptions marks;
    CameraOptions camera;
};

struct PaperPicture {
    GreyImage picture;              ///< as large as was asked for, or smaller
    std::vector<SymbolBox> symbols; ///< those that are wholly readable; a number's one after the other
    std::vector<int> numbers;       ///< of each symbol, which number it belongs to
};

class PaperSynthesis {
public:
    explicit PaperSynthesis(const WritingSources& sources)
        : m_hands(sources), m_letters(sources.otherDrawings) {}

    /// Whether the sources have a digit.
    bool canWrite() const { return !m_hands.empty(); }
    /// Thread-safe; `random` alone decides.
    PaperPicture picture(const PaperOptions& options, Random& random) const;

private:
    DigitHands m_hands;
    Letters m_letters;
};

} // namespace digitpad
