// The layers of a network as a table: shape, parameters and work of each, and the total.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <vector>

#include "core/nn/network.h"

namespace digitpad {

/// Layers that keep the shape and do next to no work (batch norm, ReLU, dropout, flatten) share the row of
/// the layer before them; the tooltip names them.
class LayerTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Layer, Output, Parameters, MultiplyAdds, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setLayers(const std::vector<LayerSummary>& layers);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QStringList layers; ///< the first one leads
        QString output;
        qint64 parameters = 0;
        qint64 multiplyAdds = 0;
    };
    QString text(const Row& row, int column) const;
    QString help(const Row& row, int column) const;

    std::vector<Row> m_rows; ///< the last one is the total
};

} // namespace digitpad
