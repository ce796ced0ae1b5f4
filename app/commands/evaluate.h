// digitpad evaluate: how good a model is on labelled data.
#pragma once

#include "app/commands/evaluate_report.h"
#include "app/console.h"
#include "app/option_parser.h"
#include "core/data/dataset.h"
#include "core/training/evaluation_data.h"

namespace digitpad {

/// Throws Error, UsageError.
int runEvaluate(const QStringList& arguments, Console& console);

// The options of every command that evaluates: --pen-width and --held-out.
void addReadingOptions(OptionParser& parser);
SampleReader sampleReader(const OptionParser& parser);
/// Shows the progress, and what was assumed.  Throws Error.
EvaluationData evaluationData(const OptionParser& parser, const QString& path, DatasetPart part,
                              Console& console);

/// core's evaluate() with a progress bar.
Evaluation evaluateWithProgress(const Classifier& classifier, const Dataset& data, int threads,
                                Console& console);
Evaluation evaluateWithProgress(const Classifier& classifier, const EvaluationData& data,
                                const SampleReader& reader, int threads, Console& console);

} // namespace digitpad
