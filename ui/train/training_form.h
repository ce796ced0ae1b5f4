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
class TypedField;

/// Opens with what was set last; scrolls where the window is low.
class TrainingForm : public QScrollArea {
    Q_OBJECT
public:
    explicit TrainingForm(QWidget* parent = nullptr);

    TrainingOptions options() const;
    LoadedDatasets data() const;
    QString dataTitle() const;
    /// The data could be read.
    void noteLoaded();
    /// Takes over what is being typed.  False where that is refused; refused() has said why.
    bool commit();

signals:
    /// A field did not take what was typed.
    void refused(const QString& complaint);

private:
    QList<TypedField*> typedFields() const;
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
