#include "core/reading/sample_reader.h"

#include "core/error.h"
#include "core/preprocess/canvas_drawing.h"

namespace digitpad {

Reading SampleReader::read(const LabelledSample& sample, const Classifier& classifier,
                           Workspace& workspace) const {
    if (const Drawing* drawing = std::get_if<Drawing>(&sample.content))
        return readDrawing(onCanvas(*drawing, sample.kind, pen, sample.usualSide), classifier, detector.get(),
                           workspace);
    const auto& file = std::get<std::filesystem::path>(sample.content);
    if (!decode) throw Error(file.string(), "picture files cannot be read here");
    return readPicture(decode(file), classifier, detector.get(), workspace);
}

} // namespace digitpad
