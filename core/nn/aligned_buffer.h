// Memory for kernels: 64-byte aligned, grown but never shrunk, and not cleared, so that a steady step
// allocates nothing.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace digitpad {

template <typename T>
class AlignedBuffer {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    static constexpr std::align_val_t kAlignment{64};

    AlignedBuffer() = default;
    explicit AlignedBuffer(std::size_t size) { resize(size); }
    AlignedBuffer(const AlignedBuffer& other) { *this = other; }
    AlignedBuffer(AlignedBuffer&& other) noexcept { swap(other); }
    AlignedBuffer& operator=(const AlignedBuffer& other) {
        resize(other.m_size);
        if (m_size > 0 && this != &other) std::memcpy(data(), other.data(), m_size * sizeof(T));
        return *this;
    }
    AlignedBuffer& operator=(AlignedBuffer&& other) noexcept {
        swap(other);
        return *this;
    }
    ~AlignedBuffer() = default;

    /// What was inside is lost when the buffer grows; new elements are not initialised.
    void resize(std::size_t size) {
        if (size > m_capacity) {
            m_memory.reset(static_cast<T*>(::operator new(size * sizeof(T), kAlignment)));
            m_capacity = size;
        }
        m_size = size;
    }

    std::size_t size() const { return m_size; }
    T* data() { return m_memory.get(); }
    const T* data() const { return m_memory.get(); }
    T& operator[](std::size_t index) { return m_memory.get()[index]; }
    const T& operator[](std::size_t index) const { return m_memory.get()[index]; }
    std::span<T> span() { return {data(), m_size}; }
    std::span<const T> span() const { return {data(), m_size}; }

private:
    struct Free {
        void operator()(T* memory) const { ::operator delete(memory, kAlignment); }
    };

    void swap(AlignedBuffer& other) noexcept {
        std::swap(m_memory, other.m_memory);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
    }

    std::unique_ptr<T, Free> m_memory;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace digitpad
