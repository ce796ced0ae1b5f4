#include "ui/why/why_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/theme/palette.h"

namespace digitpad {

namespace {

constexpr double kFaintInk = 0.28;
constexpr float kLeastStrength = 0.02F; // weaker effects are noise, not to be shown in full colour

} // namespace

QImage inkPicture(const QImage& mask) {
    const Palette colors = currentPalette();
    QList<QRgb> table;
    for (int value = 0; value < 256; ++value)
        table.append(mixed(colors.paper, colors.ink, value / 255.0).rgb());
    QImage picture(mask.size(), QImage::Format_Indexed8);
    picture.setColorTable(table);
    for (int y = 0; y < mask.height(); ++y)
        std::copy_n(mask.constScanLine(y), mask.width(), picture.scanLine(y));
    return picture.convertToFormat(QImage::Format_RGB32);
}

QImage inkPicture(const DigitImage& image) {
    QImage mask(kImageSide, kImageSide, QImage::Format_Grayscale8);
    for (int row = 0; row < kImageSide; ++row)
        for (int column = 0; column < kImageSide; ++column)
            mask.scanLine(row)[column] = static_cast<uchar>(std::lround(image.at(row, column) * 255));
    return inkPicture(mask);
}

QImage saliencyPicture(const DigitImage& image, const SaliencyMap& saliency) {
    const Palette colors = currentPalette();
    const float strongest = std::max(saliency.strongest(), kLeastStrength);
    QImage picture(kImageSide, kImageSide, QImage::Format_RGB32);
    for (int row = 0; row < kImageSide; ++row) {
        for (int column = 0; column < kImageSide; ++column) {
            const float lost = saliency.at(row, column) / strongest;
            const QColor ink = mixed(colors.paper, colors.ink, kFaintInk * image.at(row, column));
            const QColor heat = lost > 0 ? colors.accent : colors.wrong;
            const double share = std::abs(lost) * (0.25 + 0.75 * image.at(row, column));
            picture.setPixelColor(column, row, mixed(ink, heat, share));
        }
    }
    return picture;
}

} // namespace digitpad
