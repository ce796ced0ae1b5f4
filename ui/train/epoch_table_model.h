// The epochs of a training as a table, the newest first, the best marked.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/training/epoch_record.h"

namespace digitpad {

class EpochTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Epoch,
        TrainingLoss,
        ValidationLoss,
        TrainingAccuracy,
        ValidationAccuracy,
        Seconds,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    /// In the Epoch column; of hundreds of epochs no text there is wider.
    static QString widestEpoch() { return bestEpoch(200); }
    /// The next epoch's.
    void add(const EpochRecord& record);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int rowOf(int epochIndex) const { return static_cast<int>(m_records.size()) - 1 - epochIndex; }
    QString text(const EpochRecord& record, int column) const;
    static QString bestEpoch(int epoch) { return tr("%1 · best").arg(epoch); }

    std::vector<EpochRecord> m_records; ///< the oldest first
    int m_best = -1;                    ///< index of the record, -1 for none
};

} // namespace digitpad
