// An evaluation as files: the matrix with its metrics, every prediction, a picture.
#pragma once

#include <QImage>
#include <filesystem>
#include <string>

#include "ui/evaluate/confusion_model.h"
#include "ui/evaluate/evaluation_result.h"

namespace digitpad {

enum class ExportKind { Metrics, Predictions, Picture };

/// Three tables one below the other: confusion matrix, metrics by digit, and the figures of the whole.
std::string metricsCsv(const EvaluationResult& result);
/// The headline and the heat map in the theme's colours, at twice the screen's resolution.  GUI thread only.
/// @param unit of the cells, as they are on the page
QImage evaluationPicture(const EvaluationResult& result,
                         ConfusionModel::Unit unit = ConfusionModel::Unit::Count);

/// @param unit of the picture's cells; the tables hold counts.  Throws Error.
void exportEvaluation(const EvaluationResult& result, ExportKind kind, const std::filesystem::path& path,
                      ConfusionModel::Unit unit = ConfusionModel::Unit::Count);

/// What a save dialog proposes: "digitpad-default-mnist-test-metrics.csv".
QString proposedFileName(const EvaluationResult& result, ExportKind kind);

} // namespace digitpad
