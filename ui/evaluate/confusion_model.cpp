#include "ui/evaluate/confusion_model.h"

#include <algorithm>
#include <cmath>

#include "core/data/digit_image.h"
#include "ui/figures.h"

namespace digitpad {

namespace {

/// Under 1, so that single errors still show beside a digit that is wrong in hundreds of images.
constexpr double kHeatExponent = 0.7;

} // namespace

void ConfusionModel::setMatrix(std::optional<ConfusionMatrix> matrix) {
    m_matrix = std::move(matrix);
    cellsChanged();
}

void ConfusionModel::setUnit(Unit unit) {
    if (m_unit == unit) return;
    m_unit = unit;
    cellsChanged();
}

void ConfusionModel::cellsChanged() {
    m_worst = 0;
    for (int truth = 0; truth < kDigits; ++truth)
        for (int predicted = 0; predicted < kDigits; ++predicted)
            if (truth != predicted) m_worst = std::max(m_worst, value(truth, predicted));
    emit dataChanged(index(0, 0), index(kDigits - 1, kDigits - 1));
}

QModelIndex ConfusionModel::worstCell() const {
    for (int truth = 0; truth < kDigits && m_worst > 0; ++truth)
        for (int predicted = 0; predicted < kDigits; ++predicted)
            if (truth != predicted && value(truth, predicted) == m_worst) return index(truth, predicted);
    return index(0, 0);
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kDigits;
}

int ConfusionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kDigits;
}

double ConfusionModel::value(int truth, int predicted) const {
    if (!m_matrix) return 0;
    const auto count = static_cast<double>(m_matrix->count(truth, predicted));
    if (m_unit == Unit::Count) return count;
    return count / static_cast<double>(std::max<std::int64_t>(1, m_matrix->rowTotal(truth)));
}

QString ConfusionModel::cellText(int truth, int predicted) const {
    if (!m_matrix) return {};
    const auto count = m_matrix->count(truth, predicted);
    if (count == 0 && (truth != predicted || m_matrix->rowTotal(truth) == 0)) return {};
    return m_unit == Unit::Count ? countText(count) : percentText(value(truth, predicted), 1);
}

QString ConfusionModel::sentence(int truth, int predicted) const {
    const QString cell = truth == predicted ? tr("%1 read correctly").arg(className(truth))
                                            : tr("%1 read as %2").arg(className(truth), className(predicted));
    if (!m_matrix) return cell;
    const auto total = m_matrix->rowTotal(truth);
    if (total == 0) return tr("%1: no images of this digit").arg(className(truth));
    const auto count = m_matrix->count(truth, predicted);
    const QString share = percentText(static_cast<double>(count) / static_cast<double>(total), 1);
    return tr("%1: %2 of %3, %4 %").arg(cell, countText(count), countText(total), share);
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    const int truth = index.row();
    const int predicted = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return cellText(truth, predicted);
        case Qt::ToolTipRole:
            return m_matrix ? sentence(truth, predicted) : QVariant();
        case Qt::AccessibleTextRole:
            return sentence(truth, predicted);
        case HeatRole:
            if (truth == predicted || m_worst == 0) return 0.0;
            return std::pow(value(truth, predicted) / m_worst, kHeatExponent);
        case CountRole:
            return m_matrix ? static_cast<qlonglong>(m_matrix->count(truth, predicted)) : 0;
        default:
            return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const bool answer = orientation == Qt::Horizontal;
    switch (role) {
        case Qt::DisplayRole:
            return className(section);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return (answer ? tr("Read as %1") : tr("True digit %1")).arg(className(section));
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignCenter);
        default:
            return {};
    }
}

} // namespace digitpad
