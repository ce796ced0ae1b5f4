// The loss of a digit detector.
#pragma once

#include <span>
#include <vector>

#include "core/data/symbol_box.h"
#include "core/nn/loss.h"

namespace digitpad {

/// Of `outputs` [N, H, W, kDetectorChannels] against the symbols in each image, boxes in pixels of the
/// network's input, summed over the images: the penalty-reduced focal loss of "is a symbol's centre" (Zhou et
/// al. 2019, equation 1), and around each centre cross-entropy of the class and smooth L1 of the box.  Writes
/// `gradientScale` times the gradient of the sum to `gradient`.  LossSum::correct counts symbols whose
/// centre's cell has the right class.
LossSum detectionLoss(const Tensor<float>& outputs, std::span<const std::vector<SymbolBox>> symbols,
                      double gradientScale, Tensor<float>& gradient);

} // namespace digitpad
