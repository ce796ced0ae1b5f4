// Levels of the CPU against one another.
#include <gmock/gmock.h>

#include <string_view>

#include "tests/core/nn/kernels/levels.h"

namespace digitpad::test {
namespace {

using testing::ElementsAreArray;

/// All that the kernels make of the same random values, one array after the other.
class Results {
public:
    explicit Results(const Kernels<float>& kernels) : m_kernels(kernels), m_random(21) {
        products();
        for (const int tile : {2, 4})
            for (const After after : {After::Nothing, After::Relu, After::ReluPool}) winograd(tile, after);
        for (const int channels : {1, 8, 10, 16, 33, 64}) {
            statistics(channels);
            activation(channels);
        }
    }

    const std::vector<std::vector<float>>& values() const { return m_values; }

private:
    std::vector<float> random(std::ptrdiff_t count) { return normalValues<float>(count, m_random); }
    /// Room for a result; the reference holds until the next call.
    std::vector<float>& result(std::ptrdiff_t count) {
        return m_values.emplace_back(static_cast<std::size_t>(count), 0.0F);
    }

    void products() {
        for (const int rows : {1, 2, 5, 12, 13, 29})
            for (const int columns : {3, 10, 16, 37, 64, 131})
                for (const int depth : {1, 64, 300, 513}) {
                    const auto a = random(std::ptrdiff_t{rows} * depth);
                    const auto b = random(std::ptrdiff_t{depth} * columns);
                    const auto bias = random(columns);
                    m_kernels.gemm({.rows = rows,
                                    .columns = columns,
                                    .depth = depth,
                                    .a = a.data(),
                                    .aRow = depth,
                                    .b = b.data(),
                                    .bRow = columns,
                                    .c = result(std::ptrdiff_t{rows} * columns).data(),
                                    .cRow = columns,
                                    .bias = bias.data(),
                                    .relu = columns > 16});
                }
    }

    /// Two images of 9x9x32, whose last tiles reach over the edge.
    void winograd(int tile, After after) {
        constexpr int kSide = 9;
        constexpr int kChannels = 32;
        const int along = (kSide + tile - 1) / tile;
        const int positions = (tile + 2) * (tile + 2);
        const int count = 2 * along * along;
        const WinogradTiles tiles{tile, along, along, 0, count, std::ptrdiff_t{count} * kChannels};
        const int side = after == After::ReluPool ? kSide / 2 : kSide;
        const auto x = random(2 * kSide * kSide * kChannels);
        const auto m = random(tiles.position * positions);
        const auto dy = random(2 * side * side * kChannels);
        const auto weights = random(9 * 256);
        const auto bias = random(kChannels);
        std::vector<std::uint8_t> winners(dy.size());
        m_kernels.winogradInput(tiles, {x.data(), kSide, kSide, kChannels, {1, 1}},
                                result(std::ssize(m)).data());
        m_kernels.winogradInputGradient(tiles, m.data(),
                                        {result(std::ssize(x)).data(), kSide, kSide, kChannels, {1, 1}});
        m_kernels.winogradWeights(tile, weights.data(), 256, result(positions * 256).data());
        m_kernels.winogradWeightGradient(tile, m.data(), 256, result(9 * 256).data());
        std::vector<float>& y = result(std::ssize(dy));
        m_kernels.winogradOutput(tiles, m.data(), {bias.data(), after, winners.data()},
                                 {y.data(), side, side, kChannels});
        const std::vector<float> forward = y;
        std::vector<float> biasGradient(kChannels, 0.0F);
        m_kernels.winogradOutputGradient(tiles, {dy.data(), side, side, kChannels},
                                         {after, forward.data(), winners.data(), biasGradient.data()},
                                         result(std::ssize(m)).data());
        m_values.push_back(biasGradient);
    }

    void statistics(int channels) {
        constexpr int kPixels = 97;
        const auto x = random(std::ptrdiff_t{kPixels} * channels);
        const auto dy = random(std::ptrdiff_t{kPixels} * channels);
        const auto mean = random(channels);
        const auto scale = random(channels);
        const Pixels<float> pixels{x.data(), kPixels, channels};
        m_kernels.addChannelSums(pixels, result(channels).data());
        m_kernels.addCentredSquares(pixels, mean.data(), result(channels).data());
        m_kernels.addCentredProducts(pixels, mean.data(), dy.data(), result(channels).data());
        m_kernels.normGradient({pixels, dy.data(), mean.data(), scale.data(), mean.data(), scale.data(),
                                result(std::ssize(x)).data()});
    }

    void activation(int channels) {
        const auto x = random(std::ptrdiff_t{2 * 6 * 8} * channels);
        const auto scale = random(channels);
        const auto shift = random(channels);
        for (const After after : {After::Nothing, After::Relu, After::ReluPool})
            m_kernels.activate({.after = after,
                                .count = 2,
                                .height = 6,
                                .width = 8,
                                .channels = channels,
                                .x = x.data(),
                                .scale = scale.data(),
                                .shift = shift.data(),
                                .y = result(std::ssize(x)).data()});
    }

    const Kernels<float>& m_kernels;
    Random m_random;
    std::vector<std::vector<float>> m_values;
};

/// Null where there is no such level, or the CPU does not run it.
const KernelLevel* levelNamed(std::string_view name) {
    for (const KernelLevel& level : kernelLevels())
        if (level.name == name && level.runsHere) return &level;
    return nullptr;
}

TEST(KernelLevels, BitForBitWhereMultiplyAndAddAreFused) {
    const KernelLevel* narrow = levelNamed("x86-64-v3");
    const KernelLevel* wide = levelNamed("x86-64-v4");
    if (narrow == nullptr || wide == nullptr) GTEST_SKIP() << "needs a CPU that runs x86-64-v3 and v4";
    const Results a(narrow->ofFloat);
    const Results b(wide->ofFloat);
    ASSERT_EQ(a.values().size(), b.values().size());
    for (std::size_t i = 0; i < a.values().size(); ++i)
        ASSERT_THAT(a.values()[i], ElementsAreArray(b.values()[i])) << "result " << i;
}

TEST(KernelLevels, ToRoundingWithoutFusion) {
    const auto levels = kernelLevels();
    const Results plainest(levels.front().ofFloat);
    int compared = 0;
    for (const KernelLevel& level : levels.subspan(1)) {
        if (!level.runsHere) continue;
        ++compared;
        const Results other(level.ofFloat);
        for (std::size_t i = 0; i < plainest.values().size(); ++i)
            // Unfused products are rounded once more; over sums of up to 513 of them, or through the
            // transforms of 4x4 tiles, that stays below a hundred roundings of the largest value.
            ASSERT_LT(relativeDistance(other.values()[i], plainest.values()[i]),
                      50 * std::numeric_limits<float>::epsilon())
                << level.name << ", result " << i;
    }
    if (compared == 0) GTEST_SKIP() << "this CPU runs one level only";
}

} // namespace
} // namespace digitpad::test
