#include "core/data/framed_pixels.h"

#include <array>
#include <utility>

#include "core/data/digit_image.h"

namespace digitpad {
namespace {

/// Over all images, 0 to 1.
struct Means {
    double border = 0;
    double inside = 0;
};

Means meansOf(std::span<const std::uint8_t> pixels) {
    std::array<std::uint64_t, kImagePixels> sums{};
    for (std::size_t i = 0; i < pixels.size(); ++i) sums.at(i % kImagePixels) += pixels[i];
    const double images = static_cast<double>(pixels.size()) / kImagePixels;
    constexpr int kBorder = 4 * (kImageSide - 1);
    Means means;
    for (int row = 0; row < kImageSide; ++row) {
        for (int column = 0; column < kImageSide; ++column) {
            const auto mean =
                static_cast<double>(sums.at(static_cast<std::size_t>(row * kImageSide + column))) / 255 /
                images;
            const bool border = row == 0 || column == 0 || row == kImageSide - 1 || column == kImageSide - 1;
            (border ? means.border : means.inside) += mean / (border ? kBorder : kImagePixels - kBorder);
        }
    }
    return means;
}

} // namespace

bool areDarkOnLight(std::span<const std::uint8_t> pixels) {
    if (pixels.empty()) return false;
    // MNIST has a border of 0.00 and 0.14 inside, inverted 1.00 and 0.86; digits cut out tightly 0.25 and
    // more of the border.  Lowered towards a half, photos of middle grey would be turned; raised, tight scans
    // not.
    constexpr double kLightBorder = 0.6;
    constexpr double kLeastInk = 0.02; // blank images, all white, tell nothing
    const Means means = meansOf(pixels);
    return means.border > kLightBorder && means.inside < means.border - kLeastInk;
}

void invert(std::span<std::uint8_t> pixels) {
    for (std::uint8_t& pixel : pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
}

void transpose(std::span<std::uint8_t> pixels) {
    for (; pixels.size() >= kImagePixels; pixels = pixels.subspan(kImagePixels))
        for (std::size_t row = 0; row < kImageSide; ++row)
            for (std::size_t column = 0; column < row; ++column)
                std::swap(pixels[row * kImageSide + column], pixels[column * kImageSide + row]);
}

void normaliseFramed(std::span<std::uint8_t> pixels, const FramedKind& kind,
                     std::vector<std::string>& assumed) {
    if (areDarkOnLight(pixels)) {
        invert(pixels);
        assumed.emplace_back("its digits are dark on light, and were inverted");
    }
    if (kind.transposed) {
        transpose(pixels);
        assumed.emplace_back("EMNIST's images lie on their side, and were turned");
    }
    if (!kind.hasDigits)
        assumed.emplace_back("it holds letters, so that nothing in it is a digit");
    else if (kind.labels > kDigits)
        assumed.emplace_back("its letters are taken for what is not a digit");
}

} // namespace digitpad
