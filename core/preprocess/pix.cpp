#include "core/preprocess/pix.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"

namespace digitpad {
namespace {

/// What Leptonica said of the first call of this thread that failed since the last one that went well: outer
/// calls only repeat that they have no result.
std::string& firstComplaint() {
    thread_local std::string complaint;
    return complaint;
}

void noteComplaint(const char* message) {
    if (firstComplaint().empty()) firstComplaint() = message;
}

/// Leptonica would report on stderr.  The setting is the library's own and for the process.
void listenToLeptonica() {
    [[maybe_unused]] static const bool isSet = [] {
        setMsgSeverity(L_SEVERITY_ERROR);
        leptSetStderrHandler(noteComplaint);
        return true;
    }();
}

/// "Error in pixErodeBrick: pixs not 1 bpp\n" without its first words and its end.
std::string withoutFrame(std::string message) {
    constexpr std::string_view kIntroduction = "Error in ";
    if (message.starts_with(kIntroduction)) message.erase(0, kIntroduction.size());
    while (!message.empty() && message.back() == '\n') message.pop_back();
    return message;
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

void throwLeptonicaError() {
    const std::string complaint = withoutFrame(std::exchange(firstComplaint(), {}));
    // Its words differ: "calloc fail", "pixdata_malloc fail for data".
    if (complaint.find("alloc fail") != std::string::npos) throw std::bad_alloc();
    throw Error("picture cannot be processed", complaint.empty() ? "Leptonica gave no result" : complaint,
                "Try it at another size or in another format");
}

PixOwner own(Pix* pix) {
    if (pix == nullptr) throwLeptonicaError();
    firstComplaint().clear();
    return PixOwner(pix);
}

void expectDone(l_ok failed) {
    if (failed != 0) throwLeptonicaError();
    firstComplaint().clear();
}

PixOwner toPix(const GreyImage& image) {
    listenToLeptonica();
    PixOwner pix = own(pixCreateNoInit(image.width, image.height, 8));
    const std::uint8_t* pixel = image.pixels.data();
    for (int y = 0; y < image.height; ++y) {
        l_uint32* line = lineOf(pix, y);
        line[pixGetWpl(pix.get()) - 1] = 0; // the padding takes part in some word-wise operations
        const int words = image.width / 4;  // four pixels at a time, the first in a word's highest byte
        for (int i = 0; i < words; ++i, pixel += 4)
            line[i] = l_uint32{pixel[0]} << 24U | l_uint32{pixel[1]} << 16U | l_uint32{pixel[2]} << 8U |
                      l_uint32{pixel[3]};
        for (int x = 4 * words; x < image.width; ++x) SET_DATA_BYTE(line, x, *pixel++);
    }
    return pix;
}

GreyImage toGrey(const PixOwner& pix) {
    GreyImage image{pixGetWidth(pix.get()), pixGetHeight(pix.get()), {}};
    image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
    std::uint8_t* pixel = image.pixels.data();
    for (int y = 0; y < image.height; ++y) {
        const l_uint32* line = lineOf(pix, y);
        const int words = image.width / 4; // as toPix() writes them
        for (int i = 0; i < words; ++i)
            for (const unsigned shift : {24U, 16U, 8U, 0U})
                *pixel++ = static_cast<std::uint8_t>(line[i] >> shift);
        for (int x = 4 * words; x < image.width; ++x)
            *pixel++ = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
    return image;
}

PixOwner maskAtLeast(const GreyImage& image, int threshold) {
    listenToLeptonica();
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

GreyImage resized(const GreyImage& image, double scale) {
    const int width = std::max(1, static_cast<int>(std::lround(image.width * scale)));
    const int height = std::max(1, static_cast<int>(std::lround(image.height * scale)));
    if (width == image.width && height == image.height) return image;
    if (scale < 1) return shrunk(image, width, height);
    const InkImage large = enlarged(image, width, height);
    GreyImage result{width, height, std::vector<std::uint8_t>(large.pixels.size())};
    std::ranges::transform(large.pixels, result.pixels.begin(),
                           [](float value) { return static_cast<std::uint8_t>(std::lround(value)); });
    return result;
}

} // namespace digitpad
