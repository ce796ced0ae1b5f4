#include "core/synthesis/printed_text.h"

#include <array>
#include <string_view>

#include "core/synthesis/chance.h"

namespace digitpad {
namespace {

/// Each letter's strokes on a grid four wide and six high, as pairs of column and row from the top; a space
/// ends a stroke.  Without letters that look like digits: B, D, G, I, O, Q, S, Z, b, g, l, o, q, s, z.
constexpr std::array<std::string_view, 28> kLetters{"062046 1434",
                                                    "4130100105163645",
                                                    "40000646 0333",
                                                    "400006 0333",
                                                    "0006 4046 0343",
                                                    "4045361605",
                                                    "0006 4003 1346",
                                                    "000646",
                                                    "0600234046",
                                                    "06004640",
                                                    "06003041423303",
                                                    "06003041423303 2346",
                                                    "0040 2026",
                                                    "000516364540",
                                                    "002640",
                                                    "0016233640",
                                                    "0046 4006",
                                                    "002340 2326",
                                                    "4246 4332120305163645",
                                                    "044443321203051646",
                                                    "0206 0312324346",
                                                    "0206 03122326 23324346",
                                                    "0206 03123243",
                                                    "0246 4206",
                                                    "0006 0312324346",
                                                    "20253646 0242",
                                                    "022642",
                                                    "0006 4203 1346"};

Stroke strokeOf(std::string_view text, double x, double unit, double lean) {
    Stroke stroke;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const double row = 6 - (text[i + 1] - '0');
        const PenPoint point{static_cast<float>(x + unit * (text[i] - '0') + lean * unit * row),
                             static_cast<float>(-unit * row), 1};
        stroke.points.push_back(point);
    }
    return stroke;
}

} // namespace

Drawing printedLine(int letters, double height, Random& random) {
    const double unit = height / 6;
    const double lean = chance(0.2, random) ? 0.2 : 0;
    const double advance = unit * random.uniform(5.2, 6.5);
    const auto width = static_cast<float>(height * uniformRatio(0.07, 0.2, random));
    Drawing drawing;
    double x = 0;
    for (int i = 0; i < letters; ++i, x += advance) {
        if (chance(0.12, random)) continue; // between words
        std::string_view letter = anyOf(kLetters, random);
        while (!letter.empty()) {
            const std::size_t end = std::min(letter.find(' '), letter.size());
            Stroke stroke = strokeOf(letter.substr(0, end), x, unit, lean);
            stroke.width = width;
            drawing.strokes.push_back(std::move(stroke));
            letter.remove_prefix(std::min(end + 1, letter.size()));
        }
    }
    return drawing;
}

} // namespace digitpad
