// What several commands are given: a model, a dataset, a place to write to.
#pragma once

#include "app/option_parser.h"
#include "core/data/readers.h"
#include "core/model/model.h"

namespace digitpad {

/// The model of --model, or the shipped one.  Throws Error.
Model chosenModel(const OptionParser& parser);

/// Any format, pictures decoded by Qt.  Throws Error.
Dataset openData(const QString& path, DatasetPart part);

/// Checks the files of the options named in `outputs`, as far as they are given, before hours of work would
/// show it: throws Error where one could not be written, and UsageError where it is also the file of an
/// option in `inputs` or of another output, which it would replace.
void requireWritable(const OptionParser& parser, const QStringList& outputs, const QStringList& inputs);

} // namespace digitpad
