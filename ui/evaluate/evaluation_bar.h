// The controls of the Evaluate page: which model, which dataset, run or cancel, export.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "ui/evaluate/dataset_choice.h"
#include "ui/evaluate/evaluation_export.h"
#include "ui/model_store.h"

class QPushButton;

namespace digitpad {

class ChoiceCombo;
class MessageBar;
class ModelOpener;

class EvaluationBar : public QWidget {
    Q_OBJECT
public:
    /// @param message outlives this; says what becomes of a model file that is opened
    EvaluationBar(ModelStore& models, MessageBar& message, QWidget* parent = nullptr);

    /// Null where there is no model.
    std::shared_ptr<const Classifier> classifier() const { return m_classifier; }
    DatasetChoice dataset() const;
    /// Adds it to the list, if it is new, and chooses it.
    void chooseDataset(const DatasetChoice& choice);
    /// Reads a model file on another thread, adds it to the models and chooses it, or says what is wrong.
    void openModel(const std::filesystem::path& path);

    void setRunning(bool running);
    void setExportEnabled(bool enabled);

signals:
    void evaluateRequested();
    void cancelRequested();
    void exportRequested(digitpad::ExportKind kind);

private:
    void createControls();
    void createExportMenu();
    void listModels();
    void listDatasets();
    void chooseModel(std::shared_ptr<const Classifier> classifier);
    void askForModel();
    void askForDataset(int action);
    void updateRunButton();

    ModelStore& m_models;
    ModelOpener* m_opener;
    std::shared_ptr<const Classifier> m_classifier;
    std::vector<std::shared_ptr<const Classifier>> m_listed; ///< as the model box shows them
    std::vector<DatasetChoice> m_datasets;
    std::size_t m_dataset = 0;
    bool m_running = false;

    ChoiceCombo* m_modelBox;
    ChoiceCombo* m_datasetBox;
    QPushButton* m_run;
    QPushButton* m_export;
};

} // namespace digitpad
