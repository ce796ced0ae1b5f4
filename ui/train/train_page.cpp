#include "ui/train/train_page.h"

#include <QDir>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>

#include "core/error.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"
#include "ui/train/curves_panel.h"
#include "ui/train/dataset_loader.h"
#include "ui/train/empty_hint.h"
#include "ui/train/epoch_table_model.h"
#include "ui/train/model_actions.h"
#include "ui/train/roomy_header.h"
#include "ui/train/row_delegate.h"
#include "ui/train/training_bridge.h"
#include "ui/train/training_form.h"

namespace digitpad {

TrainPage::TrainPage(ModelStore& store, QWidget* parent)
    : QWidget(parent),
      m_store(store),
      m_loader(new DatasetLoader(this)),
      m_bridge(new TrainingBridge(this)),
      m_form(new TrainingForm(this)),
      m_run(new RunBar(this)),
      m_message(new MessageBar(this)),
      m_empty(new EmptyHint("chart", tr("Press Start to train a network"),
                            tr("Loss and accuracy are drawn here while it learns. The settings on the left "
                               "already suit the network."),
                            this)),
      m_curves(new CurvesPanel(this)),
      m_epochs(new EpochTableModel(this)),
      m_epochTable(new QTableView(this)),
      m_actions(new ModelActions(this)) {
    auto* column = new QVBoxLayout;
    column->setContentsMargins(sizes::kGrid, sizes::kPageMargin, sizes::kPageMargin, sizes::kPageMargin);
    column->setSpacing(sizes::kGrid);
    column->addWidget(m_run);
    column->addWidget(m_message);
    column->addWidget(m_empty, 1);
    column->addWidget(m_curves, 3);
    addResults(*column);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_form);
    row->addLayout(column, 1);
    connectParts();
    connectTraining();
}

TrainPage::~TrainPage() = default;

void TrainPage::addResults(QVBoxLayout& column) {
    constexpr int kRowHeight = 25;
    constexpr int kHeaderHeight = 32;
    auto* header = new RoomyHeader(m_epochTable);
    m_epochTable->setHorizontalHeader(header);
    styleTable(*m_epochTable, kRowHeight);
    m_epochTable->setObjectName("epochTable");
    m_epochTable->setAccessibleName(tr("Epochs"));
    m_epochTable->setModel(m_epochs);
    header->setLeastWidth(EpochTableModel::Epoch,
                          fontMetrics().horizontalAdvance(EpochTableModel::widestEpoch()) +
                              2 * sizes::kGrid); // and the cell's padding
    m_epochTable->setItemDelegate(new RowDelegate(m_epochTable));
    m_epochTable->setMinimumHeight(kHeaderHeight + 2 * kRowHeight);
    m_epochTable->setMaximumHeight(kHeaderHeight + 6 * kRowHeight);
    m_epochTable->hide();
    m_curves->hide();
    column.addWidget(m_epochTable, 1);
    column.addWidget(m_actions);
}

void TrainPage::connectParts() {
    connect(m_run, &RunBar::startRequested, this, &TrainPage::start);
    connect(m_run, &RunBar::stopRequested, this, &TrainPage::stop);
    connect(m_run, &RunBar::pauseRequested, this, [this] {
        m_bridge->pause();
        setState(RunState::Paused);
    });
    connect(m_run, &RunBar::resumeRequested, this, [this] {
        m_bridge->resume();
        setState(RunState::Training);
    });
    connect(m_form, &TrainingForm::refused, m_message, &MessageBar::showError);
    const auto noteSaved = [this](const QString& file) {
        m_message->showNote(tr("Saved %1").arg(QDir::toNativeSeparators(file)));
    };
    connect(m_curves, &CurvesPanel::exported, this, noteSaved);
    connect(m_curves, &CurvesPanel::exportFailed, m_message, &MessageBar::showError);
    connect(m_actions, &ModelActions::saved, this, noteSaved);
    connect(m_actions, &ModelActions::saved, this,
            [this](const QString& file, const Model& model) { m_store.setFile(model, toPath(file)); });
    connect(m_actions, &ModelActions::saveFailed, m_message, &MessageBar::showError);
    connect(m_actions, &ModelActions::useRequested, this, &TrainPage::use);
}

void TrainPage::connectTraining() {
    connect(m_loader, &DatasetLoader::progressed, this,
            [this](int images) { m_run->showReading(m_form->dataTitle(), images); });
    connect(m_loader, &DatasetLoader::loaded, this, &TrainPage::train);
    connect(m_loader, &DatasetLoader::failed, this, &TrainPage::fail);
    connect(m_loader, &DatasetLoader::cancelled, this, [this] {
        m_run->setText({});
        setState(RunState::Idle);
    });
    connect(m_bridge, &TrainingBridge::started, this, &TrainPage::begin);
    connect(m_bridge, &TrainingBridge::batchesFinished, this, &TrainPage::showBatches);
    connect(m_bridge, &TrainingBridge::epochFinished, this, &TrainPage::showEpoch);
    connect(m_bridge, &TrainingBridge::finished, this, &TrainPage::finish);
    connect(m_bridge, &TrainingBridge::failed, this, &TrainPage::fail);
}

void TrainPage::setState(RunState state) {
    m_state = state;
    m_form->widget()->setEnabled(state == RunState::Idle);
    m_run->setState(state);
    m_progress = state == RunState::Idle      ? QString()
                 : state == RunState::Loading ? tr("Reading %1").arg(m_form->dataTitle())
                 : state == RunState::Paused  ? tr("Training paused")
                                              : m_progress;
    emit progressChanged(m_progress);
}

void TrainPage::start() {
    m_message->hide();
    if (!m_form->commit()) return; // what was typed is not what would be trained with
    if (hasUnsavedNetwork())
        askBeforeLosing();
    else
        load();
}

void TrainPage::askBeforeLosing() {
    auto* question = new QMessageBox(
        QMessageBox::Question, tr("The trained network is not saved"),
        tr("Starting again replaces the network that was trained last, and it is in no file yet."),
        QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto* save = question->addButton(tr("Save first…"), QMessageBox::AcceptRole);
    auto* replace = question->addButton(tr("Start anyway"), QMessageBox::DestructiveRole);
    question->setDefaultButton(save);
    connect(save, &QAbstractButton::clicked, this, &TrainPage::saveNetwork);
    connect(replace, &QAbstractButton::clicked, this, &TrainPage::load);
    question->open();
}

void TrainPage::load() {
    if (isTraining()) return;
    setState(RunState::Loading);
    m_run->showReading(m_form->dataTitle(), 0);
    m_loader->load(m_form->data());
}

bool TrainPage::hasUnsavedNetwork() const {
    return m_actions->hasUnsaved();
}

void TrainPage::saveNetwork() {
    m_actions->askAndSave();
}

void TrainPage::stop() {
    if (m_state == RunState::Idle || m_state == RunState::Stopping) return;
    if (m_state == RunState::Loading)
        m_loader->cancel();
    else
        m_bridge->stop();
    setState(RunState::Stopping);
}

void TrainPage::stopTraining() {
    m_loader->cancelAndWait();
    m_bridge->stopAndWait();
    if (m_state != RunState::Idle) setState(RunState::Idle); // was only reading
}

void TrainPage::train(std::shared_ptr<const Dataset> dataset) {
    m_form->noteLoaded();
    try {
        if (!dataset->notes().empty()) m_message->showNotes(dataset->notes());
        m_bridge->start(std::move(dataset), m_form->options());
        setState(RunState::Training);
    } catch (const Error& error) {
        fail(QString::fromUtf8(error.what()));
    }
}

void TrainPage::begin(const TrainingStarted& event) {
    m_training = event;
    m_epochs->clear();
    m_empty->hide();
    m_curves->show();
    m_epochTable->show();
    m_actions->clear();
    m_run->start(event);
    m_curves->start(event);
}

void TrainPage::showBatches(const QList<BatchFinished>& batches) {
    m_curves->addBatches(batches);
    m_run->showBatch(batches.last());
    const QString progress = tr("Training · epoch %1 of %2").arg(batches.last().epoch).arg(m_training.epochs);
    if (m_state != RunState::Training || progress == m_progress) return;
    m_progress = progress;
    emit progressChanged(progress);
}

void TrainPage::showEpoch(const EpochFinished& event) {
    m_curves->addEpoch(event);
    m_epochs->add(event);
    m_actions->setLast(event.model, event.epoch);
    if (event.best) m_actions->setBest(event.model, event.epoch);
}

void TrainPage::finish(const TrainingFinished& event) {
    m_actions->setLast(event.last, event.epochs);
    setState(RunState::Idle);
    m_run->showEnd(event, m_actions->bestEpoch());
    if (event.reason == FinishReason::Diverged)
        m_message->showError(
            tr("The training failed. %1. The network of epoch %2 is kept.")
                .arg(QString::fromStdString(event.divergence), QString::number(event.epochs)));
    else if (!event.betterThanGuessing)
        m_message->showError(
            tr("No epoch was better than always guessing the most common digit. Try another "
               "learning rate or more epochs, and look at the labels of the data."));
}

void TrainPage::fail(const QString& message) {
    m_run->setText({});
    setState(RunState::Idle);
    m_message->showError(message);
}

void TrainPage::use(const Model& model) {
    m_store.setCurrent(m_store.add(model));
    m_message->showNote(tr("“%1” now reads what you draw.").arg(QString::fromStdString(model.info.name)));
    emit modelUsed();
}

} // namespace digitpad
