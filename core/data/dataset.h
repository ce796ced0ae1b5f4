// Labelled digit images, immutable once built, so that threads share one through shared_ptr<const Dataset>.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/data/digit_image.h"
#include "core/data/sample_source.h"

namespace digitpad {

/// Where a sample came from, so that a misread one can be shown and split by writer.
struct SampleOrigin {
    std::string where;  ///< a file name, or a row: "t10k #17"
    std::string writer; ///< empty where unknown
};

/// Images are kept as bytes (0 paper, 255 ink): a quarter of float's memory, and exactly what MNIST holds.
class Dataset : public SampleSource {
public:
    /// @param pixels  size() x 784 bytes
    /// @param labels  0..9, or kNotADigit
    /// @param origins empty, or one a sample
    /// @param notes   what was assumed or left out when it was read, a sentence each, for the user
    /// Throws Error naming `name` where sizes or labels do not fit.
    Dataset(std::string name, std::vector<std::uint8_t> pixels, std::vector<int> labels,
            std::vector<SampleOrigin> origins = {}, std::vector<std::string> notes = {});

    const std::string& name() const override { return m_name; }
    std::size_t size() const override { return m_labels.size(); }
    int label(std::size_t index) const override { return m_labels[index]; }
    std::span<const int> labels() const { return m_labels; }
    /// The 784 bytes of one image.
    std::span<const std::uint8_t> pixels(std::size_t index) const;
    /// The same as floats, 0 to 1.
    DigitImage image(std::size_t index) const;
    DigitImage image(std::size_t index, Random& /*random*/) const override { return image(index); }
    /// Never empty text: falls back to "NAME #index".
    SampleOrigin origin(std::size_t index) const;
    /// What the user should know of how it was read; empty where all was as documented.
    const std::vector<std::string>& notes() const { return m_notes; }
    /// A copy of the samples at `indices`, in that order, with the same notes.
    Dataset subset(std::span<const std::size_t> indices, std::string name) const;
    /// A copy with each image's rows and columns swapped, and one more note, unless that is empty.
    Dataset transposed(const std::string& note) const;

private:
    std::string m_name;
    std::vector<std::uint8_t> m_pixels;
    std::vector<int> m_labels;
    std::vector<SampleOrigin> m_origins;
    std::vector<std::string> m_notes;
};

/// Rounds to the bytes a Dataset keeps, appending 784 of them to `pixels`.
void appendPixels(std::vector<std::uint8_t>& pixels, const DigitImage& image);

} // namespace digitpad
