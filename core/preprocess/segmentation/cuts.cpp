#include "core/preprocess/segmentation/cuts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>

#include "core/preprocess/segmentation/seam.h"
#include "core/preprocess/segmentation/valleys.h"

namespace digitpad {
namespace {

constexpr double kMostInk = 0.6;     ///< of the piece's height: more is no cut but a stroke's length
constexpr double kLeastWidth = 0.05; ///< of a digit's height, between cuts
constexpr double kBit = 0.3;         ///< longer side of what is no part by itself
constexpr int kSearchHeight = 48;    ///< rows of the copy that ways are looked for in

/// The ink averaged over squares of `step` pixels.
InkImage reduced(const InkImage& ink, double step) {
    const int width = std::max(static_cast<int>(std::ceil(ink.width / step)), 1);
    const int height = std::max(static_cast<int>(std::ceil(ink.height / step)), 1);
    InkImage small(width, height);
    InkImage counts(width, height);
    for (int y = 0; y < ink.height; ++y) {
        const int row = std::min(static_cast<int>(y / step), height - 1);
        for (int x = 0; x < ink.width; ++x) {
            const int column = std::min(static_cast<int>(x / step), width - 1);
            small.at(column, row) += ink.at(x, y);
            counts.at(column, row) += 1;
        }
    }
    for (std::size_t i = 0; i < small.pixels.size(); ++i) small.pixels[i] /= std::max(counts.pixels[i], 1.0F);
    return small;
}

/// The cheapest seams that keep their distance, from left to right, none left of the one before it.
std::vector<Seam> chosenSeams(std::vector<Seam> seams, double distance, int width, int most) {
    std::ranges::stable_sort(seams, {}, &Seam::cost);
    std::vector<Seam> chosen;
    for (const Seam& seam : seams) {
        if (static_cast<int>(chosen.size()) >= most) break;
        const double at = seam.middle();
        const bool inside = at >= distance && at <= width - distance;
        const bool apart = std::ranges::none_of(
            chosen, [&](const Seam& other) { return std::abs(at - other.middle()) < distance; });
        if (inside && apart) chosen.push_back(seam);
    }
    std::ranges::sort(chosen, {}, &Seam::middle);
    for (std::size_t i = 1; i < chosen.size(); ++i)
        std::ranges::transform(chosen[i].columns, chosen[i - 1].columns, chosen[i].columns.begin(),
                               [](int a, int b) { return std::max(a, b); });
    return chosen;
}

/// The ink from the `from` seam to the `to` seam; null stands for the piece's own sides.
InkPiece between(const InkPiece& piece, const Seam* from, const Seam* to, double step) {
    InkImage part(piece.ink.width, piece.ink.height);
    for (int y = 0; y < part.height; ++y) {
        const auto row = static_cast<std::size_t>(y / step);
        const auto edge = [&](const Seam* seam, int otherwise) {
            if (seam == nullptr) return otherwise;
            const int column = seam->columns[std::min(row, seam->columns.size() - 1)];
            return std::clamp(static_cast<int>(std::lround((column + 0.5) * step)), 0, part.width);
        };
        const int end = edge(to, part.width);
        for (int x = edge(from, 0); x < end; ++x) part.at(x, y) = piece.ink.at(x, y);
    }
    return pieceOf(part, piece.box.x, piece.box.y);
}

/// Too little for a part of a digit that one would cut off.
bool isBit(const InkPiece& part, double digitHeight) {
    return longer(part.box) < kBit * digitHeight;
}

} // namespace

std::vector<CutPart> cutApart(const InkPiece& piece, double digitHeight, int most) {
    const double step = std::max(piece.box.height / static_cast<double>(kSearchHeight), 1.0);
    const InkImage small = reduced(piece.ink, step);
    std::vector<Seam> seams = findSeams(small);
    std::ranges::move(valleySeams(small), std::back_inserter(seams));
    std::erase_if(seams, [&](const Seam& seam) { return seam.ink > kMostInk * small.height; });
    seams = chosenSeams(std::move(seams), kLeastWidth * digitHeight / step, small.width, most);

    std::vector<CutPart> parts;
    for (std::size_t i = 0; i <= seams.size(); ++i) {
        const Seam* from = i > 0 ? &seams[i - 1] : nullptr;
        const Seam* to = i < seams.size() ? &seams[i] : nullptr;
        InkPiece part = between(piece, from, to, step);
        const double ink = from != nullptr ? from->ink / small.height : 0;
        if (part.box.width <= 0) continue;
        if (!parts.empty() && (isBit(part, digitHeight) || isBit(parts.back().piece, digitHeight))) {
            parts.back().piece = merged(std::array{std::move(parts.back().piece), std::move(part)});
        } else {
            parts.push_back({std::move(part), ink});
        }
    }
    return parts;
}

} // namespace digitpad
