// What a model file may take of this computer: a file of a few KB can ask for any amount of work or memory.
#pragma once

#include <string>

#include "core/nn/layer.h"

namespace digitpad {

class OnnxBudget {
public:
    explicit OnnxBudget(std::string where) : m_where(std::move(where)) {}

    /// Each adds to what was asked for before, and throws Error, naming the file, where that becomes too
    /// much.
    void addConstant(std::size_t values);
    void addLayer(const LayerPointer<float>& layer, const Shape& input);
    /// Activations that come of two others.
    void addSum(const Shape& shape);

private:
    void requireActivations() const;

    std::string m_where;
    std::int64_t m_constants = 0;
    std::int64_t m_weights = 0;
    std::int64_t m_activations = 0;
    std::int64_t m_work = 0;
};

} // namespace digitpad
