#include "ui/why/saliency_view.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/figures.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/why/why_pictures.h"

namespace digitpad {

namespace {

constexpr int kSide = 8 * kImageSide;

} // namespace

SaliencyView::SaliencyView(QWidget* parent) : QWidget(parent) {
    setFixedSize(kSide, kSide);
    setAccessibleName(tr("What the answer rests on"));
}

void SaliencyView::show(const std::optional<WhyResult>& result) {
    m_result = result;
    setAccessibleDescription(result ? saliencySentence(*result) : QString());
    update();
}

void SaliencyView::paintEvent(QPaintEvent* /*event*/) {
    const Palette colors = currentPalette();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), sizes::kRadius, sizes::kRadius);
    painter.setClipPath(outline);
    painter.fillRect(rect(), colors.paper);
    if (m_result) painter.drawImage(rect(), saliencyPicture(m_result->request.seen, m_result->saliency));
    painter.setClipping(false);
    painter.strokePath(outline, QPen(colors.border, 1));
}

QString saliencySentence(const WhyResult& result) {
    const float most = std::ranges::max(result.saliency.lost);
    const float least = std::ranges::min(result.saliency.lost);
    const auto percent = [](float share) { return percentText(share, share < 0.1F ? 1 : 0); };
    QString text = SaliencyView::tr("Covering the ink where the colour is strongest takes %1 % from the %2.")
                       .arg(percent(std::max(most, 0.0F)))
                       .arg(result.prediction.digit);
    if (least < -0.01F)
        text += SaliencyView::tr(" What is red speaks against it: without that ink it gains up to %1 %.")
                    .arg(percent(-least));
    return text;
}

} // namespace digitpad
