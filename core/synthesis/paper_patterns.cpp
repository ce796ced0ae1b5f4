#include "core/synthesis/paper_patterns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/synthesis/chance.h"
#include "core/synthesis/noise_field.h"

namespace digitpad {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

/// sin() of turns, from a table: exact to a hundredth, and in a fifth of the time.
class Waves {
public:
    Waves() {
        for (std::size_t i = 0; i < kSize; ++i)
            m_values[i] = static_cast<float>(std::sin(kTurn * static_cast<double>(i) / kSize));
    }
    float at(float turns) const {
        const float part = turns - std::floor(turns);
        return m_values[static_cast<std::size_t>(part * kSize) % kSize];
    }

private:
    static constexpr std::size_t kSize = 512;
    std::array<float, kSize> m_values{};
};

const Waves& waves() {
    static const Waves table;
    return table;
}

struct Wave {
    float amplitude; ///< pixels
    float frequency; ///< turns a pixel
    float phase;     ///< turns

    float at(float along) const { return amplitude * waves().at(frequency * along + phase); }
};

/// Lines a period apart, straight or round, waving and wandering.
struct LineFamily {
    bool arcs = false;
    float cosine = 1, sine = 0;
    float centreX = 0, centreY = 0;
    float period = 6, width = 1, darkness = 0.2F;
    std::array<Wave, 2> waves{};
    float wander = 0; ///< pixels
    float dash = 0;   ///< turns a pixel along the line; 0 where it is solid

    /// Darkness at a place, 0 where no line is.
    float at(float x, float y, float noise) const {
        float along = cosine * x + sine * y;
        float across = cosine * y - sine * x;
        if (arcs) across = std::hypot(x - centreX, y - centreY);
        across += waves[0].at(along) + waves[1].at(along) + wander * noise;
        if (dash > 0 && digitpad::waves().at(dash * along) < 0) return 0;
        const float turns = across / period;
        const float distance = std::abs(turns - std::floor(turns) - 0.5F) * period;
        return darkness * std::clamp(width / 2 + 0.5F - distance, 0.0F, std::min(width, 1.0F));
    }
};

LineFamily anyFamily(const Sheet& sheet, double scale, double darkest, Random& random) {
    LineFamily family;
    const double angle = chance(0.4, random) ? either(0.15, random) : random.uniform(0, kTurn);
    family.cosine = static_cast<float>(std::cos(angle));
    family.sine = static_cast<float>(std::sin(angle));
    family.arcs = chance(0.3, random);
    family.centreX = static_cast<float>(sheet.width() * random.uniform(-1, 2));
    family.centreY = static_cast<float>(sheet.height() * random.uniform(-2, 3));
    family.period = static_cast<float>(scale * uniformRatio(2.5, 14, random));
    family.width = static_cast<float>(std::min(scale * uniformRatio(0.4, 1.6, random), 0.6 * family.period));
    family.darkness =
        static_cast<float>(chance(0.5, random) ? random.uniform(0.1, 0.8) * darkest
                                               : uniformRatio(std::min(0.03, darkest / 2), darkest, random));
    for (Wave& wave : family.waves) {
        const double length = uniformRatio(15, 150, random);
        wave.frequency = static_cast<float>(1 / length);
        wave.amplitude = chance(0.5, random) ? static_cast<float>(length * random.uniform(0, 0.2)) : 0;
        wave.phase = static_cast<float>(random.uniform());
    }
    family.wander = chance(0.5, random) ? static_cast<float>(random.uniform(0, 25)) : 0;
    if (chance(0.12, random)) family.dash = static_cast<float>(1 / uniformRatio(3, 9, random));
    return family;
}

void paintFamily(Sheet& sheet, const LineFamily& family, const InkImage& noise) {
    float* pixel = sheet.plane().pixels.data();
    const float* wander = noise.pixels.data();
    for (int y = 0; y < sheet.height(); ++y)
        for (int x = 0; x < sheet.width(); ++x)
            *pixel++ *= 1 - family.at(static_cast<float>(x), static_cast<float>(y), *wander++);
}

void paintLines(Sheet& sheet, double darkest, Random& random) {
    const int families = between(1, 3, random);
    const double scale = uniformRatio(0.7, 1.5, random);
    const InkImage noise = noiseField(sheet.width(), sheet.height(), uniformRatio(25, 90, random), random);
    LineFamily family = anyFamily(sheet, scale, darkest, random);
    for (int i = 0; i < families; ++i) {
        if (i > 0 && chance(0.5, random)) {
            // The same lines at a small angle to each other: moire.
            const double turn = either(0.4, random);
            const float cosine = family.cosine;
            family.cosine = static_cast<float>(std::cos(turn) * cosine - std::sin(turn) * family.sine);
            family.sine = static_cast<float>(std::sin(turn) * cosine + std::cos(turn) * family.sine);
        } else if (i > 0) {
            family = anyFamily(sheet, scale, darkest, random);
        }
        paintFamily(sheet, family, noise);
    }
}

/// A tile of a few pixels, as the fine print of cheques is at a scanner's resolution.
void paintTexture(Sheet& sheet, double darkest, Random& random) {
    const int width = between(2, 14, random);
    const int height = between(2, 10, random);
    InkImage tile(width, height);
    const double density = random.uniform(0.15, 0.6);
    for (float& value : tile.pixels)
        value = chance(density, random) ? static_cast<float>(random.uniform(0.3, 1)) : 0;
    const auto darkness = static_cast<float>(uniformRatio(std::min(0.05, darkest / 2), darkest, random));
    const double shift = chance(0.5, random) ? random.uniform(0, width) : 0; // from row to row of tiles
    float* pixel = sheet.plane().pixels.data();
    for (int y = 0; y < sheet.height(); ++y) {
        const int row = y / height;
        const int offset = static_cast<int>(shift * row);
        for (int x = 0; x < sheet.width(); ++x)
            *pixel++ *= 1 - darkness * tile.at((x + offset) % width, y % height);
    }
}

void paintMottle(Sheet& sheet, Random& random) {
    const auto depth = static_cast<float>(uniformRatio(0.01, 0.15, random));
    const InkImage field = noiseField(sheet.width(), sheet.height(), uniformRatio(1.5, 30, random), random);
    for (std::size_t i = 0; i < field.pixels.size(); ++i)
        sheet.plane().pixels[i] *= 1 - depth * (0.5F + 0.5F * field.pixels[i]);
}

} // namespace

void paintPatterns(Sheet& sheet, double strength, const PatternOptions& options, Random& random) {
    if (chance(options.mottle, random)) paintMottle(sheet, random);
    if (chance(options.texture, random)) paintTexture(sheet, options.darkest * strength, random);
    if (chance(options.lines, random)) paintLines(sheet, options.darkest * strength, random);
}

} // namespace digitpad
