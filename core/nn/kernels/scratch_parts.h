// Several arrays in one scratch buffer, each beginning on a cache line of its own.
#pragma once

#include <array>

#include "core/nn/aligned_buffer.h"

namespace digitpad {

template <typename Scalar, std::size_t Count>
class ScratchParts {
public:
    /// Grows `scratch` where it is too small; what was inside is lost then.
    /// @param sizes in values
    ScratchParts(AlignedBuffer<Scalar>& scratch, const std::ptrdiff_t (&sizes)[Count]) {
        std::size_t total = 0;
        for (std::size_t i = 0; i < Count; ++i) {
            m_offsets[i] = total;
            total += (static_cast<std::size_t>(sizes[i]) + kLine - 1) / kLine * kLine;
        }
        scratch.resize(total);
        m_memory = scratch.data();
    }

    Scalar* operator[](std::size_t index) const { return m_memory + m_offsets[index]; }

private:
    static constexpr std::size_t kLine = 64 / sizeof(Scalar);

    Scalar* m_memory;
    std::array<std::size_t, Count> m_offsets{};
};

} // namespace digitpad
