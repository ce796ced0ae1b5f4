#include "ui/evaluate/metrics_model.h"

#include "core/data/digit_image.h"
#include "ui/figures.h"

namespace digitpad {

void MetricsModel::setMatrix(std::optional<ConfusionMatrix> matrix) {
    m_matrix = std::move(matrix);
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool MetricsModel::isMeanRow(int row) {
    return row == kDigits;
}

int MetricsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kDigits + 1;
}

int MetricsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

/// A dash where there is nothing to divide by, which is not the same as 0.
QString MetricsModel::figure(int row, int column) const {
    const QString dash = "–";
    if (!m_matrix) return dash;
    const ClassMetrics metrics = isMeanRow(row) ? m_matrix->meanMetrics() : m_matrix->metrics(row);
    const bool answered = isMeanRow(row) || m_matrix->columnTotal(row) > 0;
    if (column == Support) return countText(metrics.support);
    if (column == Precision) return answered ? percentText(metrics.precision, 2) : dash;
    if (metrics.support == 0) return dash;
    return percentText(column == Recall ? metrics.recall : metrics.f1, 2);
}

QVariant MetricsModel::data(const QModelIndex& index, int role) const {
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (index.column() == Digit ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole) return {};
    if (index.column() == Digit) return isMeanRow(index.row()) ? tr("mean") : className(index.row());
    return figure(index.row(), index.column());
}

QVariant MetricsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == Digit ? Qt::AlignLeft : Qt::AlignRight));
    const QStringList titles = {tr("Digit"), tr("Precision, %"), tr("Recall, %"), tr("F1, %"), tr("Support")};
    const QStringList help = {{},
                              tr("Of the images read as this digit, how many are it"),
                              tr("Of the images of this digit, how many are read as it"),
                              tr("The harmonic mean of precision and recall"),
                              tr("Images of this digit")};
    if (role == Qt::DisplayRole) return titles.value(section);
    if (role == Qt::ToolTipRole && section != Digit) return help.value(section);
    return {};
}

} // namespace digitpad
