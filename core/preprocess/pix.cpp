#include "core/preprocess/pix.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <vector>

namespace digitpad {
namespace {

/// Leptonica reports on stderr, of which a library has no use.  The setting is the library's own and for the
/// process.
void silenceLeptonica() {
    [[maybe_unused]] static const l_int32 previous = setMsgSeverity(L_SEVERITY_NONE);
}

l_uint32* lineOf(const PixOwner& pix, int y) {
    return pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
}

/// Two neighbouring pixels of an axis and the second one's part.
struct Lerp {
    std::size_t first;
    std::size_t second;
    float part;
};

/// For each of `to` pixel centres spread over `from` pixels.
std::vector<Lerp> lerps(int from, int to) {
    std::vector<Lerp> result;
    for (int i = 0; i < to; ++i) {
        const double at = std::clamp((i + 0.5) * from / to - 0.5, 0.0, from - 1.0);
        const auto first = static_cast<std::size_t>(at);
        const auto second = std::min(first + 1, static_cast<std::size_t>(from - 1));
        result.push_back({first, second, static_cast<float>(at - static_cast<double>(first))});
    }
    return result;
}

float mix(std::uint8_t a, std::uint8_t b, float part) {
    return static_cast<float>(a) + part * (static_cast<float>(b) - static_cast<float>(a));
}

} // namespace

PixOwner own(Pix* pix) {
    if (pix == nullptr) throw std::bad_alloc();
    return PixOwner(pix);
}

PixOwner toPix(const GreyImage& image) {
    silenceLeptonica();
    PixOwner pix = own(pixCreateNoInit(image.width, image.height, 8));
    const std::uint8_t* pixel = image.pixels.data();
    for (int y = 0; y < image.height; ++y) {
        l_uint32* line = lineOf(pix, y);
        line[pixGetWpl(pix.get()) - 1] = 0; // the padding takes part in some word-wise operations
        for (int x = 0; x < image.width; ++x) SET_DATA_BYTE(line, x, *pixel++);
    }
    return pix;
}

GreyImage toGrey(const PixOwner& pix) {
    GreyImage image{pixGetWidth(pix.get()), pixGetHeight(pix.get()), {}};
    image.pixels.reserve(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
    for (int y = 0; y < image.height; ++y) {
        const l_uint32* line = lineOf(pix, y);
        for (int x = 0; x < image.width; ++x)
            image.pixels.push_back(static_cast<std::uint8_t>(GET_DATA_BYTE(line, x)));
    }
    return image;
}

PixOwner maskAtLeast(const GreyImage& image, int threshold) {
    silenceLeptonica();
    PixOwner mask = own(pixCreate(image.width, image.height, 1));
    const std::uint8_t* pixel = image.pixels.data();
    for (int y = 0; y < image.height; ++y) {
        l_uint32* line = lineOf(mask, y);
        for (int x = 0; x < image.width; ++x) {
            if (*pixel++ >= threshold) SET_DATA_BIT(line, x);
        }
    }
    return mask;
}

bool isSet(const PixOwner& mask, int x, int y) {
    return GET_DATA_BIT(lineOf(mask, y), x) != 0;
}

GreyImage lightestIn(const GreyImage& image, int window) {
    return toGrey(own(pixDilateGray(toPix(image).get(), window, window)));
}

GreyImage darkestIn(const GreyImage& image, int window) {
    return toGrey(own(pixErodeGray(toPix(image).get(), window, window)));
}

GreyImage closedOver(const GreyImage& image, int window) {
    return toGrey(own(pixCloseGray(toPix(image).get(), window, window)));
}

GreyImage shrunkToFit(const GreyImage& image, int side) {
    const double factor = std::min(static_cast<double>(side) / std::max(image.width, image.height), 1.0);
    const auto scaled = [factor](int length) {
        return std::max(static_cast<int>(std::lround(length * factor)), 1);
    };
    return shrunk(image, scaled(image.width), scaled(image.height));
}

InkImage enlarged(const GreyImage& image, int width, int height) {
    const auto columns = lerps(image.width, width);
    const auto rows = lerps(image.height, height);
    InkImage result(width, height);
    float* pixel = result.pixels.data();
    for (const Lerp& row : rows) {
        const std::uint8_t* upper = &image.pixels[row.first * static_cast<std::size_t>(image.width)];
        const std::uint8_t* lower = &image.pixels[row.second * static_cast<std::size_t>(image.width)];
        for (const Lerp& column : columns) {
            const float left = mix(upper[column.first], lower[column.first], row.part);
            const float right = mix(upper[column.second], lower[column.second], row.part);
            *pixel++ = left + column.part * (right - left);
        }
    }
    return result;
}

GreyImage shrunk(const GreyImage& image, int width, int height) {
    if (width == image.width && height == image.height) return image;
    const PixOwner pix = toPix(image);
    return toGrey(own(pixScaleAreaMapToSize(pix.get(), width, height)));
}

} // namespace digitpad
