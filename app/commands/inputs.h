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

/// Throws Error where a file could not be put at `path`, before hours of work would show it.
void requireWritable(const QString& path);

} // namespace digitpad
