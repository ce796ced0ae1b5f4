// The Evaluate page: how good a model is on a dataset, what it mixes up, and the images behind each mistake.
#pragma once

#include <QWidget>

#include "ui/evaluate/evaluation_bar.h"
#include "ui/evaluate/evaluation_result.h"

class QStackedWidget;
class QTabBar;

namespace digitpad {

class ConfidencePanel;
class ConfusionView;
class EmptyState;
class EvaluationProgress;
class EvaluationRunner;
class EvaluationSummary;
class ImageGallery;
class MessageBar;
class MetricsTable;

class EvaluatePage : public QWidget {
    Q_OBJECT
public:
    explicit EvaluatePage(ModelStore& models, QWidget* parent = nullptr);

    /// Where model and dataset are chosen.
    EvaluationBar& bar() { return *m_bar; }
    /// Starts the evaluation of what is chosen, unless one is running.
    void evaluate();
    void cancel();
    bool isRunning() const;
    /// Null before the first evaluation.
    EvaluationResultPointer result() const { return m_result; }
    /// Writes the last result, or says on the page why that does not work.
    void exportTo(ExportKind kind, const std::filesystem::path& path);

signals:
    /// An image of the gallery was chosen, to be opened on the Draw page.
    void imageActivated(const digitpad::DigitImage& image);
    /// A line for the status bar.
    void statusChanged(const QString& text);

private:
    void layOut();
    void fillFindings();
    void fillRightColumn();
    /// What an evaluation found, or is about to find; else what to do to get there.
    void showFindings(bool shown);
    void connectParts();
    void applyThreshold(double threshold);
    void showResult(const EvaluationResultPointer& result);
    /// Back to the last result, or to the empty state.
    void showLast();
    void showProgress(qsizetype done, qsizetype total);
    void showError(const QString& message);
    void showCell(int truth, int predicted);
    void askWhereToExport(ExportKind kind);

    ModelStore& m_models;
    EvaluationRunner* m_runner;
    EvaluationResultPointer m_result;

    MessageBar* m_message;
    EvaluationBar* m_bar;
    EmptyState* m_empty; ///< before the first evaluation, in the place of the findings
    QWidget* m_findings;
    QStackedWidget* m_headline; ///< progress, or the summary
    EvaluationProgress* m_progress;
    EvaluationSummary* m_summary;
    ConfusionView* m_matrix;
    QWidget* m_right;
    QTabBar* m_views; ///< what of the two the right column shows
    MetricsTable* m_metrics;
    ConfidencePanel* m_confidence;
    ImageGallery* m_gallery;
};

} // namespace digitpad
