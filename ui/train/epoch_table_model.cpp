#include "ui/train/epoch_table_model.h"

#include <utility>

#include "ui/figures.h"
#include "ui/train/row_delegate.h"

namespace digitpad {

void EpochTableModel::clear() {
    beginResetModel();
    m_records.clear();
    m_best = -1;
    endResetModel();
}

void EpochTableModel::add(const EpochRecord& record) {
    beginInsertRows({}, 0, 0);
    m_records.push_back(record);
    endInsertRows();
    if (!record.best) return;
    const int before = std::exchange(m_best, static_cast<int>(m_records.size()) - 1);
    // From the row of the best to that of the one before it.
    const int last = before < 0 ? 0 : rowOf(before);
    emit dataChanged(index(0, 0), index(last, ColumnCount - 1));
}

int EpochTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int EpochTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EpochTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const int which = rowOf(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return text(m_records[static_cast<std::size_t>(which)], index.column());
        case Qt::ToolTipRole:
            return which == m_best ? tr("The best epoch: the lowest validation loss") : QString();
        case Qt::TextAlignmentRole:
            return int((index.column() == Epoch ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        case kRowEmphasisRole:
            return int(which == m_best ? RowEmphasis::Best : RowEmphasis::None);
        default:
            return {};
    }
}

QString EpochTableModel::text(const EpochRecord& record, int column) const {
    const auto loss = [](double value) { return realText(value, 3); };
    const auto percent = [](double share) { return percentText(share, 2); };
    switch (column) {
        case Epoch:
            return record.epoch - 1 == m_best ? bestEpoch(record.epoch) : QString::number(record.epoch);
        case TrainingLoss:
            return loss(record.trainingLoss);
        case ValidationLoss:
            return record.validationLoss ? loss(*record.validationLoss) : QString();
        case TrainingAccuracy:
            return percent(record.trainingAccuracy);
        case ValidationAccuracy:
            return record.validationAccuracy ? percent(*record.validationAccuracy) : QString();
        default:
            return realText(record.seconds, 1);
    }
}

QVariant EpochTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    static const char* const names[] = {QT_TR_NOOP("Epoch"),        QT_TR_NOOP("Loss"),
                                        QT_TR_NOOP("Val. loss"),    QT_TR_NOOP("Acc., %"),
                                        QT_TR_NOOP("Val. acc., %"), QT_TR_NOOP("Seconds")};
    if (role == Qt::DisplayRole) return tr(names[section]);
    if (role == Qt::TextAlignmentRole)
        return int((section == Epoch ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

} // namespace digitpad
