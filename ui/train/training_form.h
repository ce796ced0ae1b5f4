// Everything one can set before a training: data, network with its layers, and how to train it.
#pragma once

#include <QScrollArea>

#include "core/training/options.h"
#include "ui/train/dataset_loader.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QTableView;

namespace digitpad {

class DatasetSource;
class LayerTableModel;
class OptionFields;

/// Opens with what was set last; scrolls where the window is low.
class TrainingForm : public QScrollArea {
    Q_OBJECT
public:
    explicit TrainingForm(QWidget* parent = nullptr);

    TrainingOptions options() const;
    LoadedDatasets data() const;
    QString dataTitle() const;

private:
    QWidget* makeDataGroup();
    QWidget* makeTrainingGroup();
    void addNetworkFields(QGridLayout& grid);
    void showNetwork();
    void loadPreset();
    QString architecture() const;

    DatasetSource* m_source = nullptr;
    QComboBox* m_network = nullptr;
    QLabel* m_description = nullptr;
    LayerTableModel* m_layers = nullptr;
    QTableView* m_layerTable = nullptr;
    OptionFields* m_fields = nullptr;
};

} // namespace digitpad
