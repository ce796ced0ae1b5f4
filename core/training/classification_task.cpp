#include "core/training/classification_task.h"

#include <algorithm>

namespace digitpad {

void ClassificationTask::set(const SampleSource& data, std::span<const std::size_t> indices,
                             std::uint64_t seed, std::uint64_t step) {
    m_data = &data;
    m_indices = indices;
    m_seed = seed;
    m_step = step;
    m_labels.resize(indices.size());
}

std::size_t ClassificationTask::shardCount() const {
    return (m_indices.size() + kShardImages - 1) / kShardImages;
}

std::span<const std::size_t> ClassificationTask::indicesOf(std::size_t shard) const {
    const std::size_t first = shard * kShardImages;
    return m_indices.subspan(first, std::min<std::size_t>(kShardImages, m_indices.size() - first));
}

void ClassificationTask::load(std::size_t shard, Tensor<float>& images) {
    const bool distort = m_augmentation.changesAnything();
    const auto indices = indicesOf(shard);
    for (std::size_t i = 0; i < indices.size(); ++i) {
        Random random = Random::forStream(m_seed ^ m_step, shard, i);
        DigitImage image = m_data->image(indices[i], random);
        if (distort) augment(image, m_augmentation, random);
        std::ranges::copy(image.pixels, images.image(static_cast<int>(i)));
        m_labels[shard * kShardImages + i] = m_data->label(indices[i]);
    }
}

LossSum ClassificationTask::loss(std::size_t shard, const Tensor<float>& outputs, Tensor<float>& gradient) {
    const auto labels = std::span<const int>(m_labels).subspan(shard * kShardImages, imagesIn(shard));
    return softmaxCrossEntropy(outputs, labels, m_labelSmoothing, 1.0 / static_cast<double>(m_indices.size()),
                               gradient);
}

} // namespace digitpad
