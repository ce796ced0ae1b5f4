#include "core/synthesis/camera.h"

#include <algorithm>
#include <cmath>

#include "core/synthesis/chance.h"
#include "core/synthesis/jpeg.h"
#include "core/synthesis/noise_field.h"
#include "core/synthesis/resampling.h"

namespace digitpad {
namespace {

/// Fewest pixels of height that a person reads a digit in.
constexpr double kLowestDigit = 8;

InkImage atLowResolution(const InkImage& plane, double factor, Random& random) {
    const auto size = [factor](int length) {
        return std::max(static_cast<int>(std::lround(length * factor)), 1);
    };
    const InkImage small = resized(plane, size(plane.width), size(plane.height), Interpolation::Linear);
    return resized(small, plane.width, plane.height,
                   chance(0.5, random) ? Interpolation::Linear : Interpolation::Cubic);
}

/// The light on the paper: 1 where it is full.
void shine(InkImage& light, Random& random) {
    const double turn = random.uniform(0, 6.2832);
    const double size = std::max(light.width, light.height);
    const auto dx = static_cast<float>(std::cos(turn) / size);
    const auto dy = static_cast<float>(std::sin(turn) / size);
    const double kind = random.uniform();
    const auto depth = static_cast<float>(random.uniform(0.05, kind < 0.5 ? 0.5 : 0.35));
    const auto soft = static_cast<float>(kind < 0.5 ? 1.5 : uniformRatio(0.01, 0.2, random));
    const auto centre = static_cast<float>(random.uniform(-0.3, 0.8));
    float* pixel = light.pixels.data();
    for (int y = 0; y < light.height; ++y)
        for (int x = 0; x < light.width; ++x) {
            const float at = (dx * static_cast<float>(x) + dy * static_cast<float>(y) - centre) / soft;
            *pixel++ *= 1 - depth * std::clamp(at + 0.5F, 0.0F, 1.0F);
        }
}

/// A lamp mirrored in the ink: everything gets paler towards one place.
void glare(InkImage& plane, Random& random) {
    const auto centreX = static_cast<float>(plane.width * random.uniform());
    const auto centreY = static_cast<float>(plane.height * random.uniform());
    const auto size = static_cast<float>(std::max(plane.width, plane.height) * random.uniform(0.1, 0.5));
    const auto most = static_cast<float>(random.uniform(0.2, 0.7));
    float* pixel = plane.pixels.data();
    for (int y = 0; y < plane.height; ++y)
        for (int x = 0; x < plane.width; ++x, ++pixel) {
            const float dx = (static_cast<float>(x) - centreX) / size;
            const float dy = (static_cast<float>(y) - centreY) / size;
            *pixel += most / (1 + 2 * (dx * dx + dy * dy)) * (1 - *pixel);
        }
}

/// Grey levels of blank paper and of the blackest ink.
struct Levels {
    double paper;
    double ink;

    /// @param strength of the writing that has to stay readable
    static Levels any(double strength, const CameraOptions& options, Random& random) {
        const double paper =
            chance(options.darkPaper, random) ? random.uniform(90, 210) : random.uniform(200, 255);
        // Faint writing is rarer than plain: on scanned cheques, forms and exams what is written is darker
        // than the paper by 20 to 75 % of its grey in nine of ten pictures.
        double contrast =
            chance(0.17, random) ? uniformRatio(options.leastContrast, 0.5, random) : random.uniform(0.35, 1);
        contrast = std::min(std::max(contrast, kFaintest / (paper * strength)), 1.0);
        Levels levels{paper, paper * (1 - contrast)};
        if (chance(options.lightOnDark, random)) std::swap(levels.paper, levels.ink);
        return levels;
    }

private:
    /// Grey levels by which writing has to stand out: less is lost in a camera's noise or compression.
    static constexpr double kFaintest = 20;
};

GreyImage toLevels(const InkImage& plane, const InkImage& light, const Levels& levels, double gamma) {
    GreyImage image{plane.width, plane.height, std::vector<std::uint8_t>(plane.pixels.size())};
    const auto ink = static_cast<float>(levels.ink);
    const auto range = static_cast<float>(levels.paper - levels.ink);
    for (std::size_t i = 0; i < plane.pixels.size(); ++i) {
        float value = (ink + range * plane.pixels[i]) * light.pixels[i];
        if (gamma != 1)
            value = 255 * std::pow(std::clamp(value / 255, 0.0F, 1.0F), static_cast<float>(gamma));
        image.pixels[i] = static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
    }
    return image;
}

} // namespace

GreyImage photographed(Sheet sheet, const Subject& subject, const CameraOptions& options, Random& random) {
    InkImage plane = std::move(sheet.plane());
    double spread = 0; // of a line's edge, pixels
    if (chance(options.blur, random)) {
        // Squared: most scanners are sharp.
        const double u = random.uniform();
        spread = std::max(u * u * std::min(options.mostBlur, subject.height / 12), 0.25);
        plane = blurred(plane, spread);
    }
    if (chance(options.lowResolution, random)) {
        const double low = std::min(uniformRatio(kLowestDigit, 16, random), subject.height);
        plane = atLowResolution(plane, low / subject.height, random);
        spread += 0.4 * subject.height / low;
    }
    const double strength = subject.strength * std::min(subject.pen / (1.5 * spread + 0.01), 1.0);
    const Levels levels = Levels::any(strength, options, random);
    // Noise that would drown faint writing leaves nothing to learn.
    if (chance(options.noise, random)) addGrain(plane, strength * uniformRatio(0.008, 0.15, random), random);
    InkImage light(plane.width, plane.height);
    light.pixels.assign(light.pixels.size(), 1.0F);
    if (chance(options.light, random)) {
        shine(light, random);
        if (chance(0.2, random)) glare(plane, random);
    }
    const double gamma = chance(0.3, random) ? uniformRatio(0.7, 1.4, random) : 1;
    const GreyImage image = toLevels(plane, light, levels, gamma);
    return chance(options.jpeg, random) ? throughJpeg(image, between(25, 95, random)) : image;
}

} // namespace digitpad
