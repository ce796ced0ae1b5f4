#include "core/training/detection_task.h"

#include <algorithm>
#include <set>

#include "core/image/local_contrast.h"
#include "core/training/detection_loss.h"

namespace digitpad {
namespace {

/// Fewer than a classifier's, since a picture is twenty times as large: a shard's activations stay below 100
/// MB.
constexpr std::size_t kShardPictures = 8;

/// Heights of digits that are looked for at one size of a picture, in pixels; others are not taken for
/// digits, so that the loop of a large eight is no small zero.  A reader that looks at sizes a factor of 2
/// apart finds each digit at two of them.
constexpr float kSmallest = 9;
constexpr float kLargest = 44;
/// Of the pictures whose digits are mostly larger than that, and how high these are.
constexpr double kTooLarge = 0.15;
constexpr double kTooLargeFrom = 40;
constexpr double kTooLargeTo = 110;

/// Where in the network's input a picture lies, in pixels.
struct Place {
    int x = 0;
    int y = 0;
};
/// Writes `contrast` somewhere into `image`, which is 0 elsewhere, as surroundings beyond a picture's border
/// are. Returns where.
Place placeInto(const InkImage& contrast, const Shape& shape, float* image, Random& random) {
    const Place place{
        static_cast<int>(random.below(static_cast<std::size_t>(shape.width - contrast.width + 1))),
        static_cast<int>(random.below(static_cast<std::size_t>(shape.height - contrast.height + 1)))};
    std::fill_n(image, shape.size(), 0.0F);
    for (int y = 0; y < contrast.height; ++y)
        std::copy_n(contrast.pixels.data() + static_cast<std::ptrdiff_t>(y) * contrast.width, contrast.width,
                    image + static_cast<std::ptrdiff_t>(place.y + y) * shape.width + place.x);
    return place;
}

PaperOptions paperFor(PaperOptions paper, Random& random) {
    if (random.uniform() < kTooLarge) {
        paper.leastDigitHeight = kTooLargeFrom;
        paper.mostDigitHeight = kTooLargeTo;
    }
    return paper;
}

bool isOfUsualSize(const SymbolBox& symbol) {
    return isDigit(symbol.symbol) && symbol.height() >= kSmallest && symbol.height() <= kLargest;
}

/// The digits of a size to be looked for, and the separators of numbers that have such digits.
std::vector<SymbolBox> symbolsToFind(const PaperPicture& made) {
    std::set<int> numbers;
    for (std::size_t i = 0; i < made.symbols.size(); ++i)
        if (isOfUsualSize(made.symbols[i])) numbers.insert(made.numbers[i]);
    std::vector<SymbolBox> result;
    for (std::size_t i = 0; i < made.symbols.size(); ++i)
        if (isDigit(made.symbols[i].symbol) ? isOfUsualSize(made.symbols[i])
                                            : numbers.contains(made.numbers[i]))
            result.push_back(made.symbols[i]);
    return result;
}

} // namespace

DetectionTask::DetectionTask(const PaperSynthesis& synthesis, const PaperOptions& paper, int batchSize)
    : m_synthesis(synthesis),
      m_paper(paper),
      m_batchSize(static_cast<std::size_t>(batchSize)),
      m_symbols(shardCount()) {
    for (std::size_t i = 0; i < m_symbols.size(); ++i) m_symbols[i].resize(imagesIn(i));
}

void DetectionTask::set(std::uint64_t seed, std::uint64_t step) {
    m_seed = seed;
    m_step = step;
}

std::size_t DetectionTask::symbolCount() const {
    std::size_t count = 0;
    for (const auto& shard : m_symbols)
        for (const auto& image : shard) count += image.size();
    return count;
}

std::size_t DetectionTask::shardCount() const {
    return (m_batchSize + kShardPictures - 1) / kShardPictures;
}

std::size_t DetectionTask::imagesIn(std::size_t shard) const {
    return std::min(kShardPictures, m_batchSize - shard * kShardPictures);
}

void DetectionTask::load(std::size_t shard, Tensor<float>& images) {
    for (std::size_t i = 0; i < imagesIn(shard); ++i) {
        Random random = Random::forStream(m_seed, m_step, shard * kShardPictures + i);
        const PaperPicture made = m_synthesis.picture(paperFor(m_paper, random), random);
        std::vector<SymbolBox> symbols = symbolsToFind(made);
        const Place place =
            placeInto(localContrast(made.picture), images.shape(), images.image(static_cast<int>(i)), random);
        for (SymbolBox& symbol : symbols)
            symbol = symbol.movedBy(static_cast<float>(place.x), static_cast<float>(place.y));
        m_symbols[shard][i] = std::move(symbols);
    }
}

LossSum DetectionTask::loss(std::size_t shard, const Tensor<float>& outputs, Tensor<float>& gradient) {
    // About the number of digits in a picture: the learning rate then means the same as for single digits.
    constexpr double kUsualDigits = 6;
    return detectionLoss(outputs, m_symbols[shard], 1.0 / (kUsualDigits * static_cast<double>(m_batchSize)),
                         gradient);
}

} // namespace digitpad
