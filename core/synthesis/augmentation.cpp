#include "core/synthesis/augmentation.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

#include "core/error.h"

namespace digitpad {
namespace {

constexpr std::size_t kSide = kImageSide;
constexpr std::size_t kGrid = 7;
constexpr float kCentre = (kImageSide - 1) / 2.0F; // in pixel-centre coordinates

/// An image with paper around it, so that no neighbour has to be checked for.
struct Padded {
    static constexpr std::size_t kMargin = 2;
    static constexpr std::size_t kStride = kSide + 2 * kMargin;
    std::array<float, kStride * kStride> pixels{};

    explicit Padded(const DigitImage& image) {
        for (std::size_t y = 0; y < kSide; ++y)
            std::memcpy(row(y), &image.pixels[y * kSide], kSide * sizeof(float));
    }
    float* row(std::size_t y) { return &pixels[(y + kMargin) * kStride + kMargin]; }
    const float* row(std::size_t y) const { return &pixels[(y + kMargin) * kStride + kMargin]; }
};

/// Keys' cubic (a = -1/2) passes through the grid's points and is smooth between them.
constexpr float cubicWeight(float distance) {
    const float d = distance < 0 ? -distance : distance;
    if (d < 1) return (1.5F * d - 2.5F) * d * d + 1;
    if (d < 2) return ((-0.5F * d + 2.5F) * d - 4) * d + 2;
    return 0;
}

using GridWeights = std::array<std::array<float, kGrid>, kSide>;

/// Weight of each of the seven grid lines at each pixel of an axis; beyond the outer lines these repeat.
constexpr GridWeights gridWeights() {
    GridWeights weights{};
    for (std::size_t i = 0; i < kSide; ++i) {
        const float at = static_cast<float>(i) * (kGrid - 1) / (kSide - 1);
        for (int line = -2; line < static_cast<int>(kGrid) + 2; ++line) {
            const int inside = std::clamp(line, 0, static_cast<int>(kGrid) - 1);
            weights[i][static_cast<std::size_t>(inside)] += cubicWeight(at - static_cast<float>(line));
        }
    }
    return weights;
}
constexpr GridWeights kGridWeights = gridWeights();

/// One axis of the elastic displacement: 7x7 random values and what they come to along one row of pixels.
class ElasticField {
public:
    ElasticField(float deviation, Random& random) {
        for (auto& line : m_grid) {
            for (float& value : line) value = deviation * nearlyNormal(random);
        }
    }

    void addRow(std::size_t y, std::array<float, kSide>& row) const {
        std::array<float, kGrid> line{};
        for (std::size_t i = 0; i < kGrid; ++i) {
            for (std::size_t j = 0; j < kGrid; ++j) line[j] += kGridWeights[y][i] * m_grid[i][j];
        }
        for (std::size_t x = 0; x < kSide; ++x) {
            for (std::size_t j = 0; j < kGrid; ++j) row[x] += kGridWeights[x][j] * line[j];
        }
    }

private:
    /// The sum of four uniform 16-bit numbers: close to normal, but without the tails that would fold the
    /// paper.
    static float nearlyNormal(Random& random) {
        const std::uint64_t bits = random.next();
        const auto sum = (bits & 0xffff) + ((bits >> 16) & 0xffff) + ((bits >> 32) & 0xffff) + (bits >> 48);
        constexpr float kScale = std::numbers::sqrt3_v<float> / 65536;
        return (static_cast<float>(sum) - 2 * 65535.0F) * kScale;
    }

    std::array<std::array<float, kGrid>, kGrid> m_grid;
};

float either(double range, Random& random) {
    return static_cast<float>(random.uniform(-range, range));
}

/// From a pixel of the result to where its ink comes from.
struct AffineMap {
    float xx, xy, yx, yy; ///< about the centre
    float dx, dy;

    AffineMap(const AugmentationOptions& options, Random& random) {
        const float angle = either(options.rotation, random) * std::numbers::pi_v<float> / 180;
        const float scaleX = 1 / (1 + either(options.scale, random));
        const float scaleY = 1 / (1 + either(options.scale, random));
        const float shear = either(options.shear, random);
        const float cosine = std::cos(angle);
        const float sine = std::sin(angle);
        // the inverse of rotating what was sheared after it was scaled
        xx = scaleX * (cosine + shear * sine);
        xy = scaleX * (sine - shear * cosine);
        yx = -scaleY * sine;
        yy = scaleY * cosine;
        dx = -either(options.shift, random);
        dy = -either(options.shift, random);
    }
};

/// Bilinear; (x, y) in pixel centres.  Beyond the paper there is nothing.
float sample(const Padded& source, float x, float y) {
    constexpr float kLow = -1.5F; // with the margin of two, every neighbour exists and is paper
    constexpr float kHigh = static_cast<float>(kSide) + 0.5F;
    const float cx = std::min(std::max(x, kLow), kHigh) + Padded::kMargin;
    const float cy = std::min(std::max(y, kLow), kHigh) + Padded::kMargin;
    const int left = static_cast<int>(cx);
    const int top = static_cast<int>(cy);
    const float fx = cx - static_cast<float>(left);
    const float fy = cy - static_cast<float>(top);
    const float* p =
        &source.pixels[static_cast<std::size_t>(top) * Padded::kStride + static_cast<std::size_t>(left)];
    const float upper = p[0] + fx * (p[1] - p[0]);
    const float lower = p[Padded::kStride] + fx * (p[Padded::kStride + 1] - p[Padded::kStride]);
    return upper + fy * (lower - upper);
}

void warp(DigitImage& image, const AugmentationOptions& options, Random& random) {
    const Padded source(image);
    const AffineMap map(options, random);
    const auto deviation = static_cast<float>(options.elastic);
    const ElasticField elasticX(deviation, random);
    const ElasticField elasticY(deviation, random);
    for (std::size_t row = 0; row < kSide; ++row) {
        const float y = static_cast<float>(row) - kCentre + map.dy;
        std::array<float, kSide> sourceX;
        std::array<float, kSide> sourceY;
        for (std::size_t column = 0; column < kSide; ++column) {
            const float x = static_cast<float>(column) - kCentre + map.dx;
            sourceX[column] = map.xx * x + map.xy * y + kCentre;
            sourceY[column] = map.yx * x + map.yy * y + kCentre;
        }
        if (deviation > 0) {
            elasticX.addRow(row, sourceX);
            elasticY.addRow(row, sourceY);
        }
        float* result = &image.pixels[row * kSide];
        for (std::size_t x = 0; x < kSide; ++x) result[x] = sample(source, sourceX[x], sourceY[x]);
    }
}

/// Moves every edge by half of `amount` px by mixing with the darkest (or, where negative, lightest)
/// neighbour. Averaging the neighbourhoods of four and of eight makes slanted edges move about as far as
/// straight ones.
template <typename Pick>
void moveEdges(DigitImage& image, float amount, Pick pick) {
    const Padded source(image);
    const float part = std::min(amount / 2, 1.0F);
    for (std::size_t y = 0; y < kSide; ++y) {
        const float* row = source.row(y);
        const float* above = row - Padded::kStride;
        const float* below = row + Padded::kStride;
        float* result = &image.pixels[y * kSide];
        for (std::size_t x = 0; x < kSide; ++x) {
            const float upright = pick(pick(above[x], below[x]), row[x]);
            const float four = pick(upright, pick(*(row + x - 1), row[x + 1]));
            const float corners =
                pick(pick(*(above + x - 1), above[x + 1]), pick(*(below + x - 1), below[x + 1]));
            const float eight = pick(four, corners);
            result[x] = row[x] + part * (0.5F * (four + eight) - row[x]);
        }
    }
}

void changeThickness(DigitImage& image, float amount) {
    if (amount > 0) {
        moveEdges(image, amount, [](float a, float b) { return a > b ? a : b; });
    } else {
        moveEdges(image, -amount, [](float a, float b) { return a < b ? a : b; });
    }
}

/// Five taps each way: enough for a sigma of up to about one pixel.
void blur(DigitImage& image, float sigma) {
    const float rate = sigma > 0.05F ? std::exp(-0.5F / (sigma * sigma)) : 0;
    const float next = rate;
    const float outer = rate * rate * rate * rate;
    const float total = 1 + 2 * next + 2 * outer;
    const float w0 = 1 / total;
    const float w1 = next / total;
    const float w2 = outer / total;
    const Padded upright(image);
    for (std::size_t y = 0; y < kSide; ++y) {
        const float* p = upright.row(y);
        constexpr std::size_t s = Padded::kStride;
        float* result = &image.pixels[y * kSide];
        for (std::size_t x = 0; x < kSide; ++x) {
            result[x] = w0 * p[x] + w1 * (*(p + x - s) + p[x + s]) + w2 * (*(p + x - 2 * s) + p[x + 2 * s]);
        }
    }
    const Padded across(image);
    for (std::size_t y = 0; y < kSide; ++y) {
        const float* p = across.row(y);
        float* result = &image.pixels[y * kSide];
        for (std::size_t x = 0; x < kSide; ++x) {
            result[x] = w0 * p[x] + w1 * (*(p + x - 1) + p[x + 1]) + w2 * (*(p + x - 2) + p[x + 2]);
        }
    }
}

/// A patch of 2 to 5 px a side, somewhere in the 20x20 px where there is ink.
void erasePatch(DigitImage& image, Random& random) {
    const std::size_t width = 2 + random.below(4);
    const std::size_t height = 2 + random.below(4);
    const std::size_t left = 4 + random.below(20 - width);
    const std::size_t top = 4 + random.below(20 - height);
    for (std::size_t y = top; y < top + height; ++y)
        std::fill_n(&image.pixels[y * kSide + left], width, 0.0F);
}

/// Framing stretches the darkest ink to 1, so what warp, erosion and blur took from it is given back.
void restoreDarkest(DigitImage& image, float before) {
    const float now = *std::ranges::max_element(image.pixels);
    if (!(now > 0)) return;
    const float factor = before / now;
    for (float& value : image.pixels) value = std::min(std::max(value * factor, 0.0F), 1.0F);
}

} // namespace

AugmentationOptions AugmentationOptions::scaledBy(double factor) const {
    return {.rotation = rotation * factor,
            .scale = scale * factor,
            .shear = shear * factor,
            .shift = shift * factor,
            .elastic = elastic * factor,
            .thickness = thickness * factor,
            .blur = blur * factor,
            .erase = erase * factor};
}

AugmentationOptions augmentationNamed(const std::string& name) {
    if (name == "none") return {};
    if (name == "light") return {.rotation = 8, .scale = 0.08, .shear = 0.08, .shift = 1, .elastic = 0.5};
    if (name == "moderate") {
        return {.rotation = 12,
                .scale = 0.12,
                .shear = 0.12,
                .shift = 1.5,
                .elastic = 0.9,
                .thickness = 0.4,
                .blur = 0.4,
                .erase = 0.1};
    }
    if (name == "strong") {
        return {.rotation = 18,
                .scale = 0.15,
                .shear = 0.2,
                .shift = 2.5,
                .elastic = 1.25,
                .thickness = 0.7,
                .blur = 0.6,
                .erase = 0.15};
    }
    throw Error("augmentation", "\"" + name + "\" is not known", "Use none, light, moderate or strong");
}

void augment(DigitImage& image, const AugmentationOptions& options, Random& random) {
    if (!options.changesAnything()) return;
    const float darkest = *std::ranges::max_element(image.pixels);
    const AugmentationOptions geometry{.rotation = options.rotation,
                                       .scale = options.scale,
                                       .shear = options.shear,
                                       .shift = options.shift,
                                       .elastic = options.elastic};
    if (geometry.changesAnything()) warp(image, options, random);
    if (options.thickness > 0) changeThickness(image, either(options.thickness, random));
    if (options.blur > 0) blur(image, static_cast<float>(random.uniform(0, options.blur)));
    if (options.erase > 0 && random.uniform() < options.erase) erasePatch(image, random);
    restoreDarkest(image, darkest);
}

} // namespace digitpad
