#include "app/commands/picture_reading.h"

#include <new>

#include "app/commands/inputs.h"
#include "core/error.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

namespace digitpad {

namespace {

[[noreturn]] void throwOutOfMemory(const QString& file) {
    throw Error(printableName(file), "there is not enough memory to read it",
                "Close other programs or scale the picture down");
}

} // namespace

void addReadingModelOptions(OptionParser& parser) {
    parser.addOption("model", "M", "ONNX model to read with; the shipped one otherwise.");
    addDetectorOption(parser);
}

ReadingModels chosenReadingModels(const OptionParser& parser, Console& console) {
    return {Classifier(chosenModel(parser, console)), chosenDetector(parser)};
}

GreyImage decodedPicture(const QString& file) {
    try {
        return loadPicture(toPath(file));
    } catch (const std::bad_alloc&) {
        throwOutOfMemory(file);
    }
}

Reading readDecoded(const QString& file, const GreyImage& picture, const ReadingModels& models,
                    Workspace& workspace) {
    try {
        return readPicture(picture, models.classifier, models.detector.get(), workspace);
    } catch (const Error& error) { // which does not know the file
        throw Error(printableName(file), error.what());
    } catch (const std::bad_alloc&) {
        throwOutOfMemory(file);
    }
}

} // namespace digitpad
