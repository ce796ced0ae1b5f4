// An evaluation as files: the matrix with its metrics, every prediction, a picture.
#pragma once

#include <QImage>
#include <filesystem>
#include <string>

#include "ui/evaluate/evaluation_result.h"

namespace digitpad {

enum class ExportKind { Metrics, Predictions, Picture };

/// Three tables one below the other: confusion matrix, metrics by digit, and the figures of the whole.
std::string metricsCsv(const EvaluationResult& result);
/// The headline and the heat map in the theme's colours, at twice the screen's resolution.  GUI thread only.
QImage evaluationPicture(const EvaluationResult& result);

/// Throws Error.
void exportEvaluation(const EvaluationResult& result, ExportKind kind, const std::filesystem::path& path);

/// What a save dialog proposes: "digitpad-default-mnist-test-metrics.csv".
QString proposedFileName(const EvaluationResult& result, ExportKind kind);

} // namespace digitpad
