#include "core/preprocess/segmentation/seam.h"

#include <algorithm>
#include <numeric>

namespace digitpad {
namespace {

/// A sideways step costs as much as this much ink: ways stay upright where they can.
constexpr float kSideways = 0.3F;

/// For each pixel the cost of the cheapest way from it to the first row of its half, and the step it begins
/// with.
struct Ways {
    InkImage cost;
    std::vector<int> steps;

    /// @param direction -1 for ways to the top, 1 for ways to the bottom
    Ways(const InkImage& ink, int from, int end, int direction)
        : cost(ink.width, ink.height), steps(ink.pixels.size()) {
        for (int y = end; y != from - direction; y -= direction)
            for (int x = 0; x < ink.width; ++x) settle(ink, x, y, y == end ? 0 : direction);
    }

    int step(int x, int y) const { return steps[static_cast<std::size_t>(y * cost.width + x)]; }

private:
    void settle(const InkImage& ink, int x, int y, int direction) {
        cost.at(x, y) = ink.at(x, y);
        if (direction == 0) return;
        float best = cost.at(x, y + direction);
        int step = 0;
        for (const int side : {-1, 1}) {
            if (x + side < 0 || x + side >= ink.width) continue;
            const float other = cost.at(x + side, y + direction) + kSideways;
            if (other < best) {
                best = other;
                step = side;
            }
        }
        cost.at(x, y) += best;
        steps[static_cast<std::size_t>(y * ink.width + x)] = step;
    }
};

Seam follow(const InkImage& ink, const Ways& up, const Ways& down, int start, int middle) {
    Seam seam;
    seam.columns.resize(static_cast<std::size_t>(ink.height));
    int x = start;
    for (int y = middle; y >= 0; --y) {
        seam.columns[static_cast<std::size_t>(y)] = x;
        x += up.step(x, y);
    }
    x = start;
    for (int y = middle; y < ink.height; ++y) {
        seam.columns[static_cast<std::size_t>(y)] = x;
        x += down.step(x, y);
    }
    for (int y = 0; y < ink.height; ++y) seam.ink += ink.at(seam.columns[static_cast<std::size_t>(y)], y);
    return seam;
}

} // namespace

double Seam::middle() const {
    return std::accumulate(columns.begin(), columns.end(), 0.0) / static_cast<double>(columns.size());
}

bool Seam::crosses(const Seam& other) const {
    bool left = false;
    bool right = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        left = left || columns[i] < other.columns[i];
        right = right || columns[i] > other.columns[i];
    }
    return left && right;
}

std::vector<Seam> findSeams(const InkImage& ink) {
    std::vector<Seam> seams;
    if (ink.width < 3 || ink.height < 2) return seams;
    const int middle = ink.height / 2;
    const Ways up(ink, middle, 0, -1);
    const Ways down(ink, middle, ink.height - 1, 1);
    const auto cost = [&](int x) {
        return up.cost.at(x, middle) + down.cost.at(x, middle) - ink.at(x, middle);
    };
    for (int x = 1; x + 1 < ink.width; ++x) {
        if (cost(x) > cost(x - 1) || cost(x) > cost(x + 1)) continue;
        seams.push_back(follow(ink, up, down, x, middle));
        seams.back().cost = cost(x);
    }
    return seams;
}

} // namespace digitpad
