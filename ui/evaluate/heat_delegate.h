// Paints a cell of the confusion matrix: a rounded tile, the warmer the more errors it holds.
#pragma once

#include <QStyledItemDelegate>

namespace digitpad {

class HeatDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace digitpad
