#include "ui/train/curve_legend.h"

#include <QPainter>
#include <utility>

#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"

namespace digitpad {

namespace {

constexpr int kDot = 10;
constexpr int kEntryGap = sizes::kGroupGap - sizes::kGrid;

QString trainingName() {
    return CurveLegend::tr("training");
}
QString validationName() {
    return CurveLegend::tr("validation");
}

} // namespace

CurveLegend::CurveLegend(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Legend: training and validation"));
}

QSize CurveLegend::sizeHint() const {
    const QFontMetrics metrics = fontMetrics();
    const int texts = metrics.horizontalAdvance(trainingName()) + metrics.horizontalAdvance(validationName());
    return {texts + 2 * (kDot + sizes::kGrid) + kEntryGap + 1, metrics.height() + sizes::kGrid};
}

void CurveLegend::paint(QPainter& painter) const {
    const Palette colors = currentPalette();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    const int height = sizeHint().height();
    int x = 0;
    for (const auto& [name, color] :
         {std::pair(trainingName(), colors.accent), std::pair(validationName(), colors.secondSeries)}) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QRectF(x, (height - kDot) / 2.0, kDot, kDot));
        x += kDot + sizes::kGrid;
        painter.setPen(colors.text);
        const int width = fontMetrics().horizontalAdvance(name);
        painter.drawText(QRect(x, 0, width + 1, height), Qt::AlignVCenter | Qt::AlignLeft, name);
        x += width + kEntryGap;
    }
}

void CurveLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.translate(0, (height() - sizeHint().height()) / 2.0);
    paint(painter);
}

} // namespace digitpad
