#include "ui/train/layer_table_model.h"

#include <optional>

#include "ui/figures.h"
#include "ui/train/row_delegate.h"

namespace digitpad {

static bool sharesRow(const LayerSummary& layer, const std::optional<Shape>& before) {
    return before && layer.multiplyAdds == 0 && layer.output.size() == before->size();
}

void LayerTableModel::setLayers(const std::vector<LayerSummary>& layers) {
    beginResetModel();
    m_rows.clear();
    Row total{{tr("Total")}, {}, 0, 0};
    std::optional<Shape> before;
    for (const LayerSummary& layer : layers) {
        const QString name = QString::fromStdString(layer.description);
        if (sharesRow(layer, before))
            m_rows.back().layers.append(name);
        else
            m_rows.push_back({{name}, {}, 0, 0});
        Row& row = m_rows.back();
        row.output = QString::fromStdString(toString(layer.output));
        row.parameters += static_cast<qint64>(layer.parameters);
        row.multiplyAdds += layer.multiplyAdds;
        total.parameters += static_cast<qint64>(layer.parameters);
        total.multiplyAdds += layer.multiplyAdds;
        before = layer.output;
    }
    if (!m_rows.empty()) m_rows.push_back(total);
    endResetModel();
}

int LayerTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LayerTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LayerTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return text(row, index.column());
        case Qt::ToolTipRole:
            return help(row, index.column());
        case Qt::TextAlignmentRole:
            return int((index.column() == Layer ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        case kRowEmphasisRole:
            return int(index.row() == rowCount() - 1 ? RowEmphasis::Total : RowEmphasis::None);
        default:
            return {};
    }
}

QString LayerTableModel::text(const Row& row, int column) const {
    const auto count = [](qint64 value) { return value == 0 ? QString() : compactCount(value); };
    switch (column) {
        case Layer:
            return row.layers.first();
        case Output:
            return row.output;
        case Parameters:
            return count(row.parameters);
        default:
            return count(row.multiplyAdds);
    }
}

QString LayerTableModel::help(const Row& row, int column) const {
    switch (column) {
        case Layer:
            return row.layers.join(" → ");
        case Output:
            return row.output.isEmpty() ? QString() : tr("%1 activations").arg(row.output);
        case Parameters:
            return tr("%1 parameters").arg(countText(row.parameters));
        default:
            return tr("%1 multiply-adds an image").arg(countText(row.multiplyAdds));
    }
}

QVariant LayerTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    static const char* const names[] = {QT_TR_NOOP("Layer"), QT_TR_NOOP("Output"), QT_TR_NOOP("Params"),
                                        QT_TR_NOOP("MACs")};
    static const char* const helps[] = {QT_TR_NOOP("Hold the pointer on a row for the layers it combines"),
                                        QT_TR_NOOP("Height × width × channels of what the layer gives"),
                                        QT_TR_NOOP("Trained weights and biases"),
                                        QT_TR_NOOP("Multiply-adds for one image")};
    if (role == Qt::DisplayRole) return tr(names[section]);
    if (role == Qt::ToolTipRole) return tr(helps[section]);
    if (role == Qt::TextAlignmentRole)
        return int((section == Layer ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

} // namespace digitpad
