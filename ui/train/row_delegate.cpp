#include "ui/train/row_delegate.h"

#include <QPainter>

#include "ui/theme/palette.h"
#include "ui/theme/widgets.h"

namespace digitpad {

static constexpr int kPadding = 5; // besides the style's own margin of 3

static RowEmphasis emphasis(const QModelIndex& index) {
    return static_cast<RowEmphasis>(index.data(kRowEmphasisRole).toInt());
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, currentPalette().accentSoft);
    QStyleOptionViewItem cell = option;
    cell.state &= ~(QStyle::State_Selected | QStyle::State_MouseOver);
    cell.rect.adjust(kPadding, 0, -kPadding, 0); // in line with the header's text
    QStyledItemDelegate::paint(painter, cell, index);
    if (emphasis(index) != RowEmphasis::Total) return;
    painter->setPen(currentPalette().border);
    painter->drawLine(option.rect.topLeft(), option.rect.topRight());
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const RowEmphasis kind = emphasis(index);
    option->font = figureFont(option->font, 1, kind == RowEmphasis::None ? QFont::Normal : QFont::DemiBold);
    option->state &= ~QStyle::State_HasFocus; // the whole row is chosen, not a cell
    if (kind != RowEmphasis::Best) return;
    option->palette.setColor(QPalette::Text, currentPalette().accent);
}

} // namespace digitpad
