// Paints a row of a table that stands out: the total under a line, the best epoch in the accent.
#pragma once

#include <QStyledItemDelegate>

namespace digitpad {

enum class RowEmphasis { None, Total, Best };

/// Item data role that holds a RowEmphasis as int, the same for all cells of a row.
inline constexpr int kRowEmphasisRole = Qt::UserRole + 1;

class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace digitpad
