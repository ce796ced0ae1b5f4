// What several commands are given: a model, a dataset, a place to write to.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "app/option_parser.h"
#include "core/model/model.h"
#include "core/reading/digit_detector.h"
#include "core/training/opening.h"

namespace digitpad {

/// The model of --model, or the shipped one.  What was found out about a file of another program is said on
/// the error stream.  Throws Error.
Model chosenModel(const OptionParser& parser, Console& console);
/// The same for a file.
Model openModel(const QString& file, Console& console);

void addDetectorOption(OptionParser& parser);
/// The digit detector of --detector, or the shipped one; null where this build has none.  Throws Error.
std::shared_ptr<const DigitDetector> chosenDetector(const OptionParser& parser);

/// Any format, pictures decoded by Qt, framed images upright; shows the progress, and what was assumed.
/// Throws Error.
Dataset openData(const QString& path, DatasetPart part, Console& console);

/// Opens datasets with a progress bar, and checks how framed images lie with the shipped model.
Opening openingWith(Console& console);

/// What was assumed or left out, a line each on the error stream.
void tell(std::span<const std::string> notes, Console& console);

/// Checks the files of the options named in `outputs`, as far as they are given, before hours of work would
/// show it: throws Error where one could not be written, and UsageError where it is also the file of an
/// option in `inputs` or of another output, which it would replace.
void requireWritable(const OptionParser& parser, const QStringList& outputs, const QStringList& inputs);

} // namespace digitpad
