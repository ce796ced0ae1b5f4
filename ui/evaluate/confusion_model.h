// The confusion matrix as a table model: rows true digits, columns answers.
#pragma once

#include <QAbstractTableModel>
#include <optional>

#include "core/metrics/confusion_matrix.h"

namespace digitpad {

class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        HeatRole = Qt::UserRole, ///< double, 0 to 1: how much of an error the cell is; the diagonal has none
        CountRole,               ///< qlonglong
    };
    enum class Unit { Count, PercentOfRow };

    using QAbstractTableModel::QAbstractTableModel;

    /// Without a matrix the cells are empty.
    void setMatrix(std::optional<ConfusionMatrix> matrix);
    void setUnit(Unit unit);
    Unit unit() const { return m_unit; }
    /// The largest error, in the unit shown; the first cell of the diagonal where there is none.
    QModelIndex worstCell() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    double value(int truth, int predicted) const;
    QString cellText(int truth, int predicted) const;
    /// "4 read as 9: 7 of 951, 0.7 %"
    QString sentence(int truth, int predicted) const;
    void cellsChanged();

    std::optional<ConfusionMatrix> m_matrix;
    Unit m_unit = Unit::Count;
    double m_worst = 0; ///< largest value() off the diagonal
};

} // namespace digitpad
