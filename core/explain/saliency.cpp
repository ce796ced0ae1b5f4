#include "core/explain/saliency.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace digitpad {

namespace {

constexpr int kPatch = 5;
constexpr int kStride = 2;
constexpr float kInk = 0.1F; // fainter is an edge's blur

/// The pixels a patch covers: rows and columns [first, last).
struct Patch {
    int firstRow, lastRow, firstColumn, lastColumn;

    Patch(int row, int column)
        : firstRow(std::max(row, 0)),
          lastRow(std::min(row + kPatch, kImageSide)),
          firstColumn(std::max(column, 0)),
          lastColumn(std::min(column + kPatch, kImageSide)) {}

    template <typename Visit>
    void forEach(Visit&& visit) const {
        for (int row = firstRow; row < lastRow; ++row)
            for (int column = firstColumn; column < lastColumn; ++column) visit(row, column);
    }
};

bool hasInk(const DigitImage& image, const Patch& patch) {
    bool found = false;
    patch.forEach([&](int row, int column) { found |= image.at(row, column) >= kInk; });
    return found;
}

std::vector<Patch> patchesWithInk(const DigitImage& image) {
    std::vector<Patch> patches;
    for (int row = 1 - kPatch; row < kImageSide; row += kStride)
        for (int column = 1 - kPatch; column < kImageSide; column += kStride)
            if (const Patch patch(row, column); hasInk(image, patch)) patches.push_back(patch);
    return patches;
}

} // namespace

float SaliencyMap::strongest() const {
    float most = 0;
    for (const float value : lost) most = std::max(most, std::abs(value));
    return most;
}

SaliencyMap occlusionSaliency(const DigitImage& image, const Classifier& classifier, Workspace& workspace) {
    const Prediction whole = classifier.classify(image, workspace);
    const std::vector<Patch> patches = patchesWithInk(image);
    std::vector<DigitImage> covered(patches.size(), image);
    for (std::size_t i = 0; i < patches.size(); ++i)
        patches[i].forEach([&](int row, int column) { covered[i].at(row, column) = 0; });
    std::vector<Prediction> predictions(patches.size());
    classifier.classify(covered, predictions, workspace);

    SaliencyMap map;
    std::array<float, kImagePixels> covers{};
    const auto answer = static_cast<std::size_t>(whole.digit);
    for (std::size_t i = 0; i < patches.size(); ++i) {
        const float lost = whole.probability - predictions[i].probabilities[answer];
        patches[i].forEach([&](int row, int column) {
            const auto pixel = static_cast<std::size_t>(row * kImageSide + column);
            map.lost[pixel] += lost;
            covers[pixel] += 1;
        });
    }
    for (std::size_t i = 0; i < covers.size(); ++i)
        if (covers[i] > 0) map.lost[i] /= covers[i];
    return map;
}

} // namespace digitpad
