#include "ui/evaluate/evaluation_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <algorithm>

#include "ui/evaluate/choice_combo.h"
#include "ui/file_dialogs.h"
#include "ui/model_opener.h"
#include "ui/paths.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

EvaluationBar::EvaluationBar(ModelStore& models, MessageBar& message, QWidget* parent)
    : QWidget(parent),
      m_models(models),
      m_opener(new ModelOpener(message, this)),
      m_classifier(models.current()),
      m_datasets{mnistTestChoice(), mnistTrainingChoice()},
      m_modelBox(new ChoiceCombo(this)),
      m_datasetBox(new ChoiceCombo(this)),
      m_run(primaryButton("play", tr("Evaluate"), this)),
      m_export(plainButton({}, tr("Export…"), this)) {
    createControls();
    createExportMenu();
    listModels();
    listDatasets();
    connect(&m_models, &ModelStore::modelsChanged, this, &EvaluationBar::listModels);
    connect(&m_models, &ModelStore::currentChanged, this, [this] { chooseModel(m_models.current()); });
    connect(m_modelBox, &ChoiceCombo::chosen, this,
            [this](int choice) { chooseModel(m_listed[static_cast<std::size_t>(choice)]); });
    connect(m_modelBox, &ChoiceCombo::actionPicked, this, &EvaluationBar::askForModel);
    connect(m_datasetBox, &ChoiceCombo::chosen, this,
            [this](int choice) { m_dataset = static_cast<std::size_t>(choice); });
    connect(m_datasetBox, &ChoiceCombo::actionPicked, this, &EvaluationBar::askForDataset);
}

void EvaluationBar::createControls() {
    m_modelBox->setAccessibleName(tr("Model to evaluate"));
    m_datasetBox->setAccessibleName(tr("Dataset to evaluate on"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(sizes::kGrid);
    row->addWidget(m_modelBox, 1);
    row->addWidget(mutedLabel(tr("on"), this));
    row->addWidget(m_datasetBox, 1);
    row->addWidget(m_run);
    row->addWidget(m_export);
    row->addStretch();
    m_run->setMinimumWidth(m_run->sizeHint().width()); // as wide when it says "Cancel"
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_running)
            emit cancelRequested();
        else
            emit evaluateRequested();
    });
}

void EvaluationBar::createExportMenu() {
    auto* menu = new QMenu(m_export);
    const std::pair<ExportKind, QString> entries[] = {
        {ExportKind::Metrics, tr("Matrix and metrics as CSV…")},
        {ExportKind::Predictions, tr("Predictions as CSV…")},
        {ExportKind::Picture, tr("Picture as PNG…")},
    };
    for (const auto& [kind, text] : entries)
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, kind = kind] { emit exportRequested(kind); });
    connect(m_export, &QPushButton::clicked, menu, [this, menu] {
        menu->popup(m_export->mapToGlobal(QPoint(0, m_export->height() + sizes::kGrid / 2)));
    });
    setExportEnabled(false);
}

void EvaluationBar::listModels() {
    // One with another threshold has taken its place.
    if (const auto latest = m_classifier ? m_models.latest(*m_classifier) : nullptr) m_classifier = latest;
    m_listed = m_models.models();
    QStringList names;
    for (const auto& model : m_listed) names << m_models.title(*model);
    const auto chosen = std::ranges::find(m_listed, m_classifier) - m_listed.begin();
    m_modelBox->setEntries(names, static_cast<int>(chosen), {tr("Open model…")}, tr("No model yet"));
    updateRunButton();
}

void EvaluationBar::listDatasets() {
    QStringList titles;
    for (const DatasetChoice& choice : m_datasets) titles << choice.title;
    m_datasetBox->setEntries(titles, static_cast<int>(m_dataset), {tr("Open file…"), tr("Open folder…")});
}

DatasetChoice EvaluationBar::dataset() const {
    return m_datasets[m_dataset];
}

void EvaluationBar::chooseDataset(const DatasetChoice& choice) {
    auto place = std::ranges::find(m_datasets, choice);
    if (place == m_datasets.end()) place = m_datasets.insert(place, choice);
    m_dataset = static_cast<std::size_t>(place - m_datasets.begin());
    listDatasets();
}

void EvaluationBar::chooseModel(std::shared_ptr<const Classifier> classifier) {
    m_classifier = std::move(classifier);
    listModels();
}

void EvaluationBar::openModel(const std::filesystem::path& path) {
    m_opener->open(path, [this, path](Model model) { chooseModel(m_models.add(std::move(model), path)); });
}

void EvaluationBar::askForModel() {
    askOpenFile(this, {tr("Open model"), "train/modelFolder", tr("ONNX models (*.onnx);;All files (*)")},
                [this](const QString& file) { openModel(toPath(file)); });
}

void EvaluationBar::askForDataset(int action) {
    const bool folder = action == 1;
    const OpenQuestion question{folder ? tr("Open a folder with IDX files or pictures") : tr("Open dataset"),
                                "evaluate/dataFolder",
                                tr("Datasets (*.csv *.jsonl *.json *.gz *ubyte);;All files (*)"), folder};
    askOpenFile(this, question, [this](const QString& path) { chooseDataset(fileChoice(toPath(path))); });
}

void EvaluationBar::setRunning(bool running) {
    m_running = running;
    m_modelBox->setEnabled(!running);
    m_datasetBox->setEnabled(!running);
    setButtonFace(*m_run, running ? "stop" : "play", running ? tr("Cancel") : tr("Evaluate"));
    updateRunButton();
}

void EvaluationBar::updateRunButton() {
    m_run->setEnabled(m_running || m_classifier);
    m_run->setShortcut(m_running ? Qt::Key_Escape : Qt::Key_F5);
    m_run->setToolTip(m_running ? tr("Stop, and show what was found so far (Esc)")
                                : tr("Read every image of the dataset with the model (F5)"));
}

void EvaluationBar::setExportEnabled(bool enabled) {
    m_export->setEnabled(enabled);
}

} // namespace digitpad
