#include "ui/theme/segmented_tab_bar.h"

#include <QPainter>

#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"

namespace digitpad {

SegmentedTabBar::SegmentedTabBar(QWidget* parent) : QTabBar(parent) {
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
}

QSize SegmentedTabBar::tabSizeHint(int index) const {
    const int text = fontMetrics().horizontalAdvance(tabText(index));
    return {text + 4 * sizes::kGrid + sizes::kGrid / 2, sizes::kControlHeight};
}

void SegmentedTabBar::paintEvent(QPaintEvent* /*event*/) {
    const Palette colors = currentPalette();
    const int hovered = underMouse() ? tabAt(mapFromGlobal(QCursor::pos())) : -1;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < count(); ++i) {
        const bool chosen = i == currentIndex();
        // Half of the gap between two tabs on either side would leave the first one off the page margin.
        const QRectF pill = QRectF(tabRect(i)).adjusted(0, 0, -sizes::kGrid / 2.0, 0);
        const qreal inset = chosen && hasFocus() ? 1 : 0;
        painter.setPen(inset > 0 ? QPen(colors.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(chosen ? QBrush(colors.accentSoft) : i == hovered ? QBrush(colors.track) : QBrush());
        painter.drawRoundedRect(pill.adjusted(inset, inset, -inset, -inset), sizes::kRadius, sizes::kRadius);
        painter.setPen(chosen ? colors.accent : colors.mutedText);
        painter.drawText(pill, Qt::AlignCenter | Qt::TextShowMnemonic, tabText(i));
    }
}

} // namespace digitpad
