// The fields of how to train: everything in TrainingOptions but the network.
#pragma once

#include <QWidget>

#include "core/training/options.h"

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace digitpad {

class OptionFields : public QWidget {
    Q_OBJECT
public:
    explicit OptionFields(QWidget* parent = nullptr);

    /// The architecture is left as it is in `base`.
    TrainingOptions options(TrainingOptions base = {}) const;
    /// Puts every value into its field, at the nearest end of its range where it lies outside.
    void setOptions(const TrainingOptions& options);

signals:
    void edited();

private:
    void addOptimiserFields(QGridLayout& grid);
    void addDataFields(QGridLayout& grid);
    void addResultFields(QGridLayout& grid);
    void addRunFields(QGridLayout& grid);
    void showMomentum();
    void reportEdits();

    QComboBox* m_optimiser;
    QDoubleSpinBox* m_learningRate;
    QComboBox* m_schedule;
    QDoubleSpinBox* m_momentum;
    QLabel* m_momentumLabel;
    QDoubleSpinBox* m_weightDecay;
    QSpinBox* m_batchSize;
    QSpinBox* m_epochs;
    QSpinBox* m_validation;
    QComboBox* m_augmentation;
    QSpinBox* m_patience;
    QDoubleSpinBox* m_labelSmoothing;
    QDoubleSpinBox* m_averageDecay;
    QSpinBox* m_seed;
    QSpinBox* m_threads;
};

} // namespace digitpad
