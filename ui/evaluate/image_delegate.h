// Paints an image of the gallery on its piece of paper, with its caption below.
#pragma once

#include <QStyledItemDelegate>

namespace digitpad {

class ImageDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// A tile, its caption and the gap to the next.
    static QSize cellSize();
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace digitpad
