// Samples that are not digits, made up anew each time they are shown.
#pragma once

#include <memory>
#include <vector>

#include "core/data/drawing.h"
#include "core/data/sample_source.h"

namespace digitpad {

/// Drawings of kTrainedFamilies, drawn as StrokeSamples are.
class NegativeSamples : public SampleSource {
public:
    /// @param digits to cross out and to write side by side; none leaves these kinds away
    explicit NegativeSamples(std::size_t size, std::vector<Drawing> digits = {});

    const std::string& name() const override { return m_name; }
    std::size_t size() const override { return m_size; }
    int label(std::size_t /*index*/) const override { return kNotADigit; }
    DigitImage image(std::size_t index, Random& random) const override;

private:
    Drawing drawing(Random& random) const;

    std::string m_name = "made-up drawings";
    std::size_t m_size;
    std::vector<Drawing> m_digits;
};

/// Images of another source with their four quarters in another order: strokes as in digits, no digit.
class ShuffledPatches : public SampleSource {
public:
    explicit ShuffledPatches(std::shared_ptr<const SampleSource> digits);

    const std::string& name() const override { return m_name; }
    std::size_t size() const override { return m_digits->size(); }
    int label(std::size_t /*index*/) const override { return kNotADigit; }
    DigitImage image(std::size_t index, Random& random) const override;

private:
    std::shared_ptr<const SampleSource> m_digits;
    std::string m_name;
};

} // namespace digitpad
