#include "ui/evaluate/evaluate_page.h"

#include <QGridLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "core/error.h"
#include "ui/evaluate/confidence_panel.h"
#include "ui/evaluate/confusion_view.h"
#include "ui/evaluate/empty_state.h"
#include "ui/evaluate/evaluation_progress.h"
#include "ui/evaluate/evaluation_runner.h"
#include "ui/evaluate/evaluation_summary.h"
#include "ui/evaluate/image_gallery.h"
#include "ui/evaluate/metrics_table.h"
#include "ui/figures.h"
#include "ui/file_dialogs.h"
#include "ui/hand_over.h"
#include "ui/paths.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/segmented_tab_bar.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

EvaluatePage::EvaluatePage(ModelStore& models, QWidget* parent)
    : QWidget(parent),
      m_models(models),
      m_runner(new EvaluationRunner(this)),
      m_message(new MessageBar(this)),
      m_bar(new EvaluationBar(models, *m_message, this)),
      m_empty(new EmptyState(this)),
      m_findings(new QWidget(this)),
      m_headline(new QStackedWidget(this)),
      m_progress(new EvaluationProgress(this)),
      m_summary(new EvaluationSummary(this)),
      m_matrix(new ConfusionView(this)),
      m_right(new QWidget(this)),
      m_views(new SegmentedTabBar(this)),
      m_metrics(new MetricsTable(this)),
      m_confidence(new ConfidencePanel(this)),
      m_gallery(new ImageGallery(this)) {
    fillFindings();
    fillRightColumn();
    layOut();
    connectParts();
    m_empty->setHasModel(m_bar->classifier() != nullptr);
    showLast();
}

void EvaluatePage::layOut() {
    auto* top = new QVBoxLayout;
    top->setContentsMargins(0, 0, 0,
                            sizes::kPageMargin); // a grid's own spacing gives way to a tall neighbour
    top->setSpacing(sizes::kPageMargin);
    top->addWidget(m_bar);
    top->addWidget(m_message);
    auto* grid = new QGridLayout(this);
    constexpr int margin = sizes::kPageMargin;
    grid->setContentsMargins(margin, margin, margin, margin);
    grid->setHorizontalSpacing(sizes::kGroupGap);
    grid->setVerticalSpacing(0);
    grid->addLayout(top, 0, 0);
    grid->addWidget(m_findings, 1, 0);
    grid->addWidget(m_empty, 1, 0, 1, 2);
    grid->addWidget(m_right, 0, 1, 2, 1);
    grid->setRowStretch(1, 1);
    for (const int column : {0, 1}) grid->setColumnStretch(column, 1);
    QSizePolicy kept = m_right->sizePolicy(); // so that the bar does not move when the findings appear
    kept.setRetainSizeWhenHidden(true);
    m_right->setSizePolicy(kept);
}

void EvaluatePage::fillFindings() {
    auto* column = new QVBoxLayout(m_findings);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::kGrid);
    m_headline->addWidget(m_progress);
    m_headline->addWidget(m_summary);
    m_headline->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(m_headline);
    column->addWidget(m_matrix, 1);
}

void EvaluatePage::fillRightColumn() {
    auto* column = new QVBoxLayout(m_right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes::kGrid);
    m_views->setAccessibleName(tr("Figures shown"));
    auto* views = new QStackedWidget(m_right);
    const auto add = [&](QWidget* view, const QString& name) {
        views->addWidget(view);
        m_views->addTab(name);
    };
    add(m_metrics, tr("By digit"));
    add(m_confidence, tr("Confidence"));
    views->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(m_views, &QTabBar::currentChanged, views, &QStackedWidget::setCurrentIndex);
    column->addWidget(m_views);
    column->addWidget(views);
    column->addSpacing(sizes::kPageMargin);
    column->addWidget(m_gallery, 1);
}

void EvaluatePage::showFindings(bool shown) {
    m_empty->setVisible(!shown);
    m_findings->setVisible(shown);
    m_right->setVisible(shown);
}

void EvaluatePage::connectParts() {
    connect(&m_models, &ModelStore::modelsChanged, this,
            [this] { m_empty->setHasModel(!m_models.models().empty()); });
    connect(m_confidence, &ConfidencePanel::thresholdApplied, this, &EvaluatePage::applyThreshold);
    connect(m_bar, &EvaluationBar::evaluateRequested, this, &EvaluatePage::evaluate);
    connect(m_bar, &EvaluationBar::cancelRequested, this, &EvaluatePage::cancel);
    connect(m_bar, &EvaluationBar::exportRequested, this, &EvaluatePage::askWhereToExport);
    connect(m_runner, &EvaluationRunner::loaded, this, [this](qsizetype images) { showProgress(0, images); });
    connect(m_runner, &EvaluationRunner::progressed, this, &EvaluatePage::showProgress);
    connect(m_runner, &EvaluationRunner::finished, this, &EvaluatePage::showResult);
    connect(m_runner, &EvaluationRunner::cancelled, this, &EvaluatePage::showLast);
    connect(m_runner, &EvaluationRunner::failed, this, &EvaluatePage::showError);
    connect(m_matrix, &ConfusionView::cellChosen, this, &EvaluatePage::showCell);
    connect(m_matrix, &ConfusionView::cellEntered, m_gallery, &ImageGallery::focusImages);
    connect(m_gallery, &ImageGallery::imageActivated, this, &EvaluatePage::imageActivated);
}

bool EvaluatePage::isRunning() const {
    return m_runner->isRunning();
}

void EvaluatePage::evaluate() {
    if (isRunning() || !m_bar->classifier()) return;
    const DatasetChoice choice = m_bar->dataset();
    const auto showReading = [this, title = choice.title](std::size_t samples, double) {
        const QString text = tr("Reading %1: %2 samples").arg(title, countText(static_cast<qint64>(samples)));
        handOver(this, [this, text] { emit statusChanged(text); });
    };
    m_runner->start({m_bar->classifier(),
                     [choice, showReading](const std::stop_token& stop) {
                         return loadDataset(choice, {stop, showReading});
                     },
                     choice.title, m_models.detector()});
    m_message->hide();
    m_bar->setRunning(true);
    m_bar->setExportEnabled(false);
    m_progress->start(QString::fromStdString(m_bar->classifier()->model().info.name), choice.title);
    m_matrix->clear();
    m_metrics->metrics().setMatrix(std::nullopt);
    m_confidence->clear();
    m_gallery->clear();
    m_headline->setCurrentWidget(m_progress);
    showFindings(true);
    emit statusChanged(tr("Reading %1…").arg(choice.title));
}

void EvaluatePage::cancel() {
    m_runner->cancel();
}

void EvaluatePage::showProgress(qsizetype done, qsizetype total) {
    m_progress->setProgress(done, total);
    emit statusChanged(tr("Evaluating: %1 of %2 images").arg(countText(done), countText(total)));
}

void EvaluatePage::showResult(const EvaluationResultPointer& result) {
    m_result = result;
    showLast();
    if (!result->evaluation.notes.empty()) m_message->showNotes(result->evaluation.notes);
    const QString images = countText(static_cast<qint64>(result->evaluation.answers.size()));
    if (result->evaluation.cancelled)
        emit statusChanged(tr("Evaluation cancelled after %1 images").arg(images));
    else
        emit statusChanged(
            tr("Evaluated %1 images in %2").arg(images, durationText(result->evaluation.seconds)));
}

void EvaluatePage::showLast() {
    m_bar->setRunning(false);
    m_bar->setExportEnabled(m_result != nullptr);
    showFindings(m_result != nullptr);
    emit statusChanged({});
    if (!m_result) return;
    m_summary->show(*m_result);
    m_headline->setCurrentWidget(m_summary);
    m_metrics->metrics().setMatrix(m_result->evaluation.confusion);
    const Classifier& model = *m_result->classifier;
    m_confidence->show(*m_result, m_models.threshold(model), m_models.ownThreshold(model));
    m_matrix->setMatrix(m_result->evaluation.confusion);
}

void EvaluatePage::applyThreshold(double threshold) {
    m_models.setThreshold(*m_result->classifier, threshold);
    emit statusChanged(
        tr("%1 now rejects answers below %2 %").arg(m_result->modelName(), percentText(threshold, 1)));
}

void EvaluatePage::showError(const QString& message) {
    showLast();
    m_message->showError(message);
}

void EvaluatePage::showCell(int truth, int predicted) {
    if (m_result && !isRunning()) m_gallery->showCell(m_result, truth, predicted);
}

void EvaluatePage::exportTo(ExportKind kind, const std::filesystem::path& path) {
    try {
        exportEvaluation(*m_result, kind, path, m_matrix->unit());
        m_message->hide();
        emit statusChanged(tr("Saved %1").arg(toQString(path)));
    } catch (const Error& error) {
        m_message->showError(QString::fromUtf8(error.what()));
    }
}

void EvaluatePage::askWhereToExport(ExportKind kind) {
    const bool picture = kind == ExportKind::Picture;
    askSaveFile(this,
                {tr("Export"), "evaluate/exportFolder", proposedFileName(*m_result, kind),
                 picture ? tr("PNG pictures (*.png)") : tr("Comma-separated values (*.csv)"),
                 picture ? "png" : "csv"},
                [this, kind](const QString& file) { exportTo(kind, toPath(file)); });
}

} // namespace digitpad
