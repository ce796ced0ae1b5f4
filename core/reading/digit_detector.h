// Finds the digits and separators in a picture of any size, whatever is around them: a fully convolutional
// network looks at the picture at several sizes, and of boxes that lie over each other the surest stays.
#pragma once

#include <array>
#include <stop_token>
#include <vector>

#include "core/cancel.h"
#include "core/data/picture.h"
#include "core/data/symbol_box.h"
#include "core/model/model.h"
#include "core/nn/inference_network.h"
#include "core/reading/presence_map.h"

namespace digitpad {

/// What the detector takes for a symbol.
struct Detection {
    SymbolBox box;      ///< in pixels of the picture; its symbol is the most probable one
    float presence = 0; ///< the probability that there is one
    std::array<float, kSymbols> probabilities{}; ///< which, if there is one; they sum to 1
};

/// Height in pixels of the smallest digits that are looked for in pictures: at 14 two of 450 amounts on
/// cheques fewer are read.
inline constexpr double kLeastHeight = 12;

/// Const and shareable between threads; each thread brings its Workspace.
class DigitDetector {
public:
    /// Throws Error where the model is no detector.
    explicit DigitDetector(Model model);

    const Model& model() const { return m_model; }
    /// What is there with a probability of 0.2 at least, in no order.  Throws Cancelled.
    /// @param leastHeight of the digits to look for, in pixels
    std::vector<Detection> detect(const GreyImage& picture, Workspace& workspace,
                                  const std::stop_token& stop = {}, double leastHeight = kLeastHeight) const;
    /// Where it thinks that centres of symbols are, of each cell the most that any size of the picture gives;
    /// of no columns for no picture.  Takes as long as detect().  Throws Cancelled.
    PresenceMap presence(const GreyImage& picture, Workspace& workspace,
                         const std::stop_token& stop = {}) const;

private:
    Model m_model;
    InferenceNetwork m_network;
};

} // namespace digitpad
