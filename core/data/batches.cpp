#include "core/data/batches.h"

#include <algorithm>
#include <cassert>

#include "core/random.h"

namespace digitpad {

namespace {
constexpr std::uint64_t kOrderStream = 0x6261746368; // keeps the order apart from other uses of the same seed
}

EpochBatches::EpochBatches(std::span<const std::size_t> indices, int batchSize, std::uint64_t seed, int epoch)
    : m_order(indices.begin(), indices.end()), m_batchSize(static_cast<std::size_t>(batchSize)) {
    assert(batchSize > 0);
    auto random = Random::forStream(seed, kOrderStream, static_cast<std::uint64_t>(epoch));
    random.shuffle(std::span(m_order));
}

std::size_t EpochBatches::count() const {
    return (m_order.size() + m_batchSize - 1) / m_batchSize;
}

std::span<const std::size_t> EpochBatches::batch(std::size_t index) const {
    assert(index < count());
    const std::size_t first = index * m_batchSize;
    return std::span(m_order).subspan(first, std::min(m_batchSize, m_order.size() - first));
}

} // namespace digitpad
