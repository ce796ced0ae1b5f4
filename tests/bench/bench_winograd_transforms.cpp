// Winograd's transforms at both ends of the products, on one block of tiles.
#include "tests/bench/benchmarks.h"

namespace digitpad::bench {

namespace {

constexpr int kChannels = 64;
constexpr int kTileSize = 4;
constexpr int kTilesAlong = 6; ///< of a 24x24 image, the second convolution's of `reference`
constexpr int kTiles = kTilesAlong * kTilesAlong;
constexpr int kSide = kTilesAlong * kTileSize;
constexpr int kPositions = (kTileSize + 2) * (kTileSize + 2);
constexpr std::ptrdiff_t kStep = std::ptrdiff_t{kTiles} * kChannels + 16;

constexpr WinogradTiles kBlock{kTileSize, kTilesAlong, kTilesAlong, 0, kTiles, kStep};

/// Both sides of a transform; the image's side is larger by the border of 2 where it is an input.
struct Memory {
    explicit Memory(int imageSide)
        : images(normalValues(std::ptrdiff_t{imageSide} * imageSide * kChannels)),
          transformed(normalValues(kPositions * kStep)),
          winners(images.size()),
          side(imageSide) {}

    std::vector<float> images;
    std::vector<float> transformed;
    std::vector<std::uint8_t> winners;
    int side;

    WinogradImages<float> writable() { return {images.data(), side, side, kChannels, {0, 0}}; }
    WinogradImages<const float> readable() { return {images.data(), side, side, kChannels, {0, 0}}; }
};

using Transform = std::function<void(const Kernels<float>&, Memory&)>;

void addTransform(const std::string& name, int imageSide, const Transform& transform) {
    const auto moved = std::ptrdiff_t{imageSide} * imageSide * kChannels + kPositions * kTiles * kChannels;
    addPerLevel("winograd/" + name, {.bytes = bytesOf(moved)}, [=](const Kernels<float>& kernels) {
        return [=, &kernels, memory = std::make_shared<Memory>(imageSide)] { transform(kernels, *memory); };
    });
}

void addOutput(const std::string& name, After after, int imageSide) {
    addTransform("output_" + name, imageSide, [=](const Kernels<float>& kernels, Memory& m) {
        const ConvolutionOutput<float> out{m.images.data(), after,
                                           after == After::ReluPool ? m.winners.data() : nullptr};
        kernels.winogradOutput(kBlock, m.transformed.data(), out, m.writable());
    });
}

void addWeights() {
    constexpr std::ptrdiff_t kPairs = std::ptrdiff_t{32} * kChannels;
    addPerLevel("winograd/weights", {.bytes = bytesOf((9 + kPositions) * kPairs)},
                [](const Kernels<float>& kernels) {
                    return [&kernels, weights = normalValues(9 * kPairs),
                            u = std::make_shared<std::vector<float>>(kPositions * kPairs)] {
                        kernels.winogradWeights(kTileSize, weights.data(), kPairs, u->data());
                    };
                });
}

} // namespace

void registerBenchmarks() {
    addTransform("input", kSide + 2, [](const Kernels<float>& kernels, Memory& m) {
        kernels.winogradInput(kBlock, m.readable(), m.transformed.data());
    });
    addTransform("input_gradient", kSide + 2, [](const Kernels<float>& kernels, Memory& m) {
        kernels.winogradInputGradient(kBlock, m.transformed.data(), m.writable());
    });
    addOutput("relu", After::Relu, kSide);
    addOutput("relu_pool", After::ReluPool, kSide / 2);
    addTransform("output_gradient_pool", kSide / 2, [](const Kernels<float>& kernels, Memory& m) {
        const ConvolutionOutputGradient<float> in{
            .after = After::ReluPool, .winners = m.winners.data(), .biasGradient = nullptr};
        kernels.winogradOutputGradient(kBlock, m.readable(), in, m.transformed.data());
    });
    addWeights();
}

} // namespace digitpad::bench
