// Precision, recall, F1 and support of every digit, and their means in the last row.
#pragma once

#include <QAbstractTableModel>
#include <optional>

#include "core/metrics/confusion_matrix.h"

namespace digitpad {

class MetricsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Digit, Precision, Recall, F1, Support, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Without a matrix the figures are dashes.
    void setMatrix(std::optional<ConfusionMatrix> matrix);
    static bool isMeanRow(int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString figure(int row, int column) const;

    std::optional<ConfusionMatrix> m_matrix;
};

} // namespace digitpad
