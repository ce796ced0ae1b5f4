#include "core/data/dataset.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/data/framed_pixels.h"
#include "core/error.h"

namespace digitpad {

Dataset::Dataset(std::string name, std::vector<std::uint8_t> pixels, std::vector<int> labels,
                 std::vector<SampleOrigin> origins, std::vector<std::string> notes)
    : m_name(std::move(name)),
      m_pixels(std::move(pixels)),
      m_labels(std::move(labels)),
      m_origins(std::move(origins)),
      m_notes(std::move(notes)) {
    if (m_pixels.size() != m_labels.size() * kImagePixels) {
        throw Error(m_name, std::to_string(m_pixels.size()) + " pixels do not make " +
                                std::to_string(m_labels.size()) + " images of 28x28");
    }
    if (!m_origins.empty() && m_origins.size() != m_labels.size()) {
        throw Error(m_name, std::to_string(m_origins.size()) + " origins for " +
                                std::to_string(m_labels.size()) + " images");
    }
    const auto bad = std::find_if(m_labels.begin(), m_labels.end(),
                                  [](int label) { return label < 0 || label > kNotADigit; });
    if (bad != m_labels.end()) {
        throw Error(m_name, "sample " + std::to_string(bad - m_labels.begin()) + " has the label " +
                                std::to_string(*bad) + ", which is not a digit");
    }
}

std::span<const std::uint8_t> Dataset::pixels(std::size_t index) const {
    assert(index < size());
    return std::span(m_pixels).subspan(index * kImagePixels, kImagePixels);
}

DigitImage Dataset::image(std::size_t index) const {
    DigitImage image;
    std::ranges::transform(pixels(index), image.pixels.begin(),
                           [](std::uint8_t byte) { return static_cast<float>(byte) / 255.0F; });
    return image;
}

SampleOrigin Dataset::origin(std::size_t index) const {
    assert(index < size());
    SampleOrigin origin = m_origins.empty() ? SampleOrigin{} : m_origins[index];
    if (origin.where.empty()) origin.where = m_name + " #" + std::to_string(index);
    return origin;
}

Dataset Dataset::subset(std::span<const std::size_t> indices, std::string name) const {
    std::vector<std::uint8_t> pixels;
    std::vector<int> labels;
    std::vector<SampleOrigin> origins;
    pixels.reserve(indices.size() * kImagePixels);
    labels.reserve(indices.size());
    origins.reserve(indices.size());
    for (const std::size_t index : indices) {
        const auto bytes = this->pixels(index);
        pixels.insert(pixels.end(), bytes.begin(), bytes.end());
        labels.push_back(label(index));
        origins.push_back(origin(index)); // resolved now: the index means nothing in the subset
    }
    return {std::move(name), std::move(pixels), std::move(labels), std::move(origins), m_notes};
}

Dataset Dataset::transposed(const std::string& note) const {
    Dataset turned = *this;
    transpose(turned.m_pixels);
    if (!note.empty()) turned.m_notes.push_back(note);
    return turned;
}

void appendPixels(std::vector<std::uint8_t>& pixels, const DigitImage& image) {
    for (const float value : image.pixels) {
        const float clamped = value > 0 ? std::min(value, 1.0F) : 0.0F; // NaN becomes paper
        pixels.push_back(static_cast<std::uint8_t>(std::lround(clamped * 255.0F)));
    }
}

} // namespace digitpad
