// The Train page: sets up a training, runs it, draws its curves, and hands the network to the other pages.
#pragma once

#include <QWidget>

#include "ui/train/run_bar.h"

class QTableView;
class QVBoxLayout;

namespace digitpad {

class CurvesPanel;
class Dataset;
class DatasetLoader;
class EmptyHint;
class EpochTableModel;
class MessageBar;
class ModelActions;
class ModelStore;
class TrainingBridge;
class TrainingForm;

class TrainPage : public QWidget {
    Q_OBJECT
public:
    /// @param store gets the networks that are used; outlives this
    explicit TrainPage(ModelStore& store, QWidget* parent = nullptr);
    ~TrainPage() override;

    /// From the press of Start, which reads the data first, to the end.
    bool isTraining() const { return m_state != RunState::Idle; }
    /// Whether what was trained here last is in no file.
    bool hasUnsavedNetwork() const;
    /// Asks for a file to save it in.
    void saveNetwork();
    /// Asks whatever runs to end, and returns at once; isTraining() turns false when it has.
    void stop();
    /// Blocks until the training has stopped: for the batch, or the file, at hand.
    void stopTraining();

signals:
    /// One line for the status bar; empty when nothing runs.
    void progressChanged(const QString& text);
    /// The store's current model is now one trained here.
    void modelUsed();

private:
    void addResults(QVBoxLayout& column);
    void connectParts();
    void connectTraining();
    void setState(RunState state);
    /// Asks first where that loses a network.
    void start();
    void askBeforeLosing();
    void load();
    void train(std::shared_ptr<const Dataset> dataset);
    void begin(const TrainingStarted& event);
    void showBatches(const QList<BatchFinished>& batches);
    void showEpoch(const EpochFinished& event);
    void finish(const TrainingFinished& event);
    void fail(const QString& message);
    void use(const Model& model);

    ModelStore& m_store;
    RunState m_state = RunState::Idle;
    TrainingStarted m_training;
    QString m_progress;
    DatasetLoader* m_loader;
    TrainingBridge* m_bridge;
    TrainingForm* m_form;
    RunBar* m_run;
    MessageBar* m_message;
    EmptyHint* m_empty;
    CurvesPanel* m_curves;
    EpochTableModel* m_epochs;
    QTableView* m_epochTable;
    ModelActions* m_actions;
};

} // namespace digitpad
