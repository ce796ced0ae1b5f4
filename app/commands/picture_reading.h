// Reading pictures with the models that a command was given; its errors name the picture.
#pragma once

#include <memory>

#include "app/option_parser.h"
#include "core/model/classifier.h"
#include "core/reading/picture_reader.h"

namespace digitpad {

/// Const and shareable between threads; each thread brings its Workspace.
struct ReadingModels {
    Classifier classifier;
    std::shared_ptr<const DigitDetector> detector; ///< may be null
};

/// Adds --model and --detector.
void addReadingModelOptions(OptionParser& parser);
/// What they name, or what is shipped.  Throws Error.
ReadingModels chosenReadingModels(const OptionParser& parser, Console& console);

/// The file's picture, decoded.  Throws Error, also where memory runs out.
GreyImage decodedPicture(const QString& file);
/// Throws Error, also where memory runs out.
/// @param file for the error's words
Reading readDecoded(const QString& file, const GreyImage& picture, const ReadingModels& models,
                    Workspace& workspace);

} // namespace digitpad
