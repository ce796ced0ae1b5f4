#include "core/preprocess/sample_renderers.h"

#include <utility>

#include "core/error.h"
#include "core/preprocess/framing.h"
#include "core/preprocess/ink_extraction.h"
#include "core/preprocess/rasteriser.h"

namespace digitpad {

SampleRenderers standardRenderers(PictureDecoder decode, const PenOptions& pen) {
    SampleRenderers renderers;
    // Blank paper becomes an empty image: a dataset may hold it as "not a digit".
    renderers.picture = [decode = std::move(decode)](const std::filesystem::path& file) {
        if (!decode) throw Error(file.string(), "picture files cannot be read here");
        return frameDigit(extractInk(decode(file))).value_or(DigitImage{});
    };
    renderers.drawing = [pen](const Drawing& drawing) {
        return frameDigit(rasterise(scaledDrawing(drawing, pen.canvasSide, pen.penWidth)))
            .value_or(DigitImage{});
    };
    return renderers;
}

} // namespace digitpad
