#include "ui/draw/network_view.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"

namespace digitpad {

namespace {

constexpr int kCell = 4; ///< pixels a pixel

QImage tinted(const DigitImage& digit, const Palette& colors) {
    QImage image(kImageSide, kImageSide, QImage::Format_RGB32);
    for (int row = 0; row < kImageSide; ++row)
        for (int column = 0; column < kImageSide; ++column)
            image.setPixelColor(column, row, mixed(colors.paper, colors.ink, digit.at(row, column)));
    return image;
}

} // namespace

NetworkView::NetworkView(QWidget* parent) : QWidget(parent) {
    setFixedSize(kImageSide * kCell, kImageSide * kCell);
    setAccessibleName(tr("The image as the network sees it"));
}

void NetworkView::show(const std::optional<DigitImage>& image) {
    m_image = image;
    update();
}

void NetworkView::paintEvent(QPaintEvent* /*event*/) {
    const Palette colors = currentPalette();
    QPainter painter(this);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), sizes::kRadius, sizes::kRadius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(outline);
    painter.fillRect(rect(), colors.paper);
    if (m_image) painter.drawImage(rect(), tinted(*m_image, colors)); // without smoothing: squares
    painter.setClipping(false);
    painter.strokePath(outline, QPen(colors.border, 1));
}

} // namespace digitpad
