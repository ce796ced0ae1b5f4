// What a training draws its samples from: images that lie ready, or that are drawn anew each time.
#pragma once

#include <cstddef>
#include <string>

#include "core/data/digit_image.h"
#include "core/random.h"

namespace digitpad {

/// Immutable; all members may be called from several threads at once.
class SampleSource {
public:
    virtual ~SampleSource() = default;

    virtual const std::string& name() const = 0;
    virtual std::size_t size() const = 0;
    /// 0..9, or kNotADigit.
    virtual int label(std::size_t index) const = 0;
    /// One rendering of the sample; `random` alone decides which.
    virtual DigitImage image(std::size_t index, Random& random) const = 0;

protected:
    SampleSource() = default;
    SampleSource(const SampleSource&) = default;
    SampleSource(SampleSource&&) = default;
    SampleSource& operator=(const SampleSource&) = default;
    SampleSource& operator=(SampleSource&&) = default;
};

} // namespace digitpad
