#include "ui/evaluate/metrics_table.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr int kRowHeight = 26;
constexpr int kPadding = sizes::kGrid; // as the header's, in the style sheet

class MetricsDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Palette colors = currentPalette();
        if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, colors.accentSoft);
        painter->setFont(figureFont(option.font));
        painter->setPen(colors.text);
        painter->drawText(option.rect.adjusted(kPadding, 0, -kPadding, 0),
                          index.data(Qt::TextAlignmentRole).toInt(), index.data().toString());
        if (!MetricsModel::isMeanRow(index.row())) return;
        painter->setPen(colors.border);
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    }
};

} // namespace

MetricsTable::MetricsTable(QWidget* parent) : QTableView(parent), m_model(new MetricsModel(this)) {
    setModel(m_model);
    setItemDelegate(new MetricsDelegate(this));
    styleTable(*this, kRowHeight);
    setAccessibleName(tr("Metrics by digit"));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
}

/// What the heading and the widest figure need.
int MetricsTable::neededWidth(int column) const {
    const QFontMetrics metrics = fontMetrics();
    const QString heading = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    int widest = metrics.horizontalAdvance(heading);
    for (int row = 0; row < m_model->rowCount(); ++row)
        widest = std::max(widest, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
    return widest + 2 * kPadding + 2;
}

/// What is left over is shared by the columns alike.
void MetricsTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    int left = viewport()->width();
    for (int column = 0; column < MetricsModel::ColumnCount; ++column) left -= neededWidth(column);
    const int share = std::max(0, left / MetricsModel::ColumnCount);
    for (int column = 0; column < MetricsModel::ColumnCount; ++column)
        horizontalHeader()->resizeSection(column, neededWidth(column) + share);
}

QSize MetricsTable::sizeHint() const {
    const int rows = kRowHeight * m_model->rowCount();
    return {400, horizontalHeader()->sizeHint().height() + rows + 2 * frameWidth() + 2};
}

QSize MetricsTable::minimumSizeHint() const {
    return {320, horizontalHeader()->sizeHint().height() + 4 * kRowHeight};
}

} // namespace digitpad
