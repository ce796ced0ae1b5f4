// Renderers whose images say what they were given, so that readers can be tested without any preprocessing.
#pragma once

#include "core/data/readers.h"
#include "core/error.h"
#include "tests/core/temp_folder.h"

namespace digitpad::test {

/// A "picture" is a file whose first byte is the value of the first pixel; one that begins with '!' is
/// broken. Of a drawing, the first pixel has the number of strokes.
inline SampleRenderers fakeRenderers() {
    SampleRenderers renderers;
    renderers.picture = [](const std::filesystem::path& file) {
        const std::string content = readAll(file);
        if (content.starts_with('!')) throw Error("picture", "cannot be decoded");
        DigitImage image;
        image.pixels[0] = static_cast<float>(static_cast<unsigned char>(content.at(0))) / 255;
        return image;
    };
    renderers.drawing = [](const Drawing& drawing) {
        DigitImage image;
        image.pixels[0] = static_cast<float>(drawing.strokes.size()) / 255;
        return image;
    };
    return renderers;
}

} // namespace digitpad::test
