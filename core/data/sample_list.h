// What a reader gathers before it becomes a Dataset.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/data/dataset.h"
#include "core/error.h"

namespace digitpad {

class SampleList {
public:
    void add(const DigitImage& image, int label, SampleOrigin origin) {
        appendPixels(m_pixels, image);
        m_labels.push_back(label);
        m_origins.push_back(std::move(origin));
    }
    bool empty() const { return m_labels.empty(); }
    std::size_t size() const { return m_labels.size(); }
    /// Leaves the list empty.
    Dataset take(std::string name, std::vector<std::string> notes = {}) {
        return {std::move(name), std::move(m_pixels), std::move(m_labels), std::move(m_origins),
                std::move(notes)};
    }

private:
    std::vector<std::uint8_t> m_pixels;
    std::vector<int> m_labels;
    std::vector<SampleOrigin> m_origins;
};

/// Calls `render` and makes sure that an Error names `where`.
template <typename Render>
DigitImage rendered(const std::string& where, Render&& render) {
    try {
        return render();
    } catch (const Error& error) {
        if (std::string(error.what()).find(where) != std::string::npos) throw;
        throw Error(where, error.what());
    }
}

} // namespace digitpad
