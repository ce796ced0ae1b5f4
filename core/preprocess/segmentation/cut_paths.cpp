#include "core/preprocess/segmentation/cut_paths.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <utility>

#include "core/preprocess/segmentation/outline.h"

namespace digitpad {
namespace {

constexpr float kPaper = 0.03F; ///< what a step over paper costs, where one through ink costs 1
constexpr float kInk = 0.2F;    ///< places of less coverage need no path of their own
constexpr float kBuckets = 8;   ///< for each unit of cost
constexpr float kDiagonal = 1.41421356F;
constexpr int kBeside = 2; ///< cells from a path to the nearest place that gets one of its own

struct Step {
    int dx;
    int dy;
};
constexpr std::array<Step, 8> kSteps{{{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}}};

/// For each cell the cheapest path from it to one row: Dijkstra's shortest paths.
class PathsFrom {
public:
    /// @param edges what it costs to go into ink or out of it at each cell
    PathsFrom(const InkImage& ink, const InkImage& edges, int row)
        : m_ink(ink),
          m_edges(edges),
          m_costs(ink.pixels.size(), std::numeric_limits<float>::max()),
          m_next(ink.pixels.size(), -1) {
        for (int x = 0; x < ink.width; ++x) offer(index(x, row), kPaper + ink.at(x, row), -1);
        for (std::size_t at = 0; at < m_open.size(); ++at) {
            for (std::size_t i = 0; i < m_open[at].size(); ++i) { // may grow meanwhile
                const auto [cost, cell] = m_open[at][i];
                if (cost <= m_costs[static_cast<std::size_t>(cell)]) extend(cell);
            }
            m_open[at] = {};
        }
    }

    float cost(int cell) const { return m_costs[static_cast<std::size_t>(cell)]; }
    /// The next cell of the path; -1 at its end.
    int next(int cell) const { return m_next[static_cast<std::size_t>(cell)]; }

private:
    int index(int x, int y) const { return y * m_ink.width + x; }

    void offer(int cell, float cost, int next) {
        float& best = m_costs[static_cast<std::size_t>(cell)];
        if (cost >= best) return;
        best = cost;
        m_next[static_cast<std::size_t>(cell)] = next;
        const auto bucket = static_cast<std::size_t>(cost * kBuckets);
        if (bucket >= m_open.size()) m_open.resize(bucket + 1);
        m_open[bucket].emplace_back(cost, cell);
    }

    void extend(int cell) {
        const int x = cell % m_ink.width;
        const int y = cell / m_ink.width;
        for (const Step& step : kSteps) {
            const int column = x + step.dx;
            const int row = y + step.dy;
            if (column < 0 || row < 0 || column >= m_ink.width || row >= m_ink.height) continue;
            float ink = m_ink.at(column, row);
            float length = 1;
            if (step.dx != 0 && step.dy != 0) { // not for nothing between two inked cells
                ink = std::max(ink, (m_ink.at(x, row) + m_ink.at(column, y)) / 2);
                length = kDiagonal;
            }
            const int next = index(column, row);
            const float change = std::abs(m_ink.at(column, row) - m_ink.at(x, y));
            const float edge = (m_edges.at(column, row) + m_edges.at(x, y)) / 2;
            offer(next, cost(cell) + length * (kPaper + ink) + change * edge, cell);
        }
    }

    const InkImage& m_ink;
    const InkImage& m_edges;
    std::vector<float> m_costs;
    std::vector<int> m_next;
    std::vector<std::vector<std::pair<float, int>>> m_open; ///< places and their costs, by cost
};

CutPath pathThrough(const InkImage& ink, int place, const PathsFrom& top, const PathsFrom& bottom) {
    CutPath path;
    const auto add = [&](int cell) {
        path.cells.push_back({cell % ink.width, cell / ink.width});
        path.ink += ink.pixels[static_cast<std::size_t>(cell)];
    };
    for (int cell = place; cell >= 0; cell = top.next(cell)) add(cell);
    std::ranges::reverse(path.cells);
    for (int cell = bottom.next(place); cell >= 0; cell = bottom.next(cell)) add(cell);
    return path;
}

void mark(const CutPath& path, const InkImage& ink, std::vector<bool>& marked) {
    for (const Cell& cell : path.cells) {
        if (ink.at(cell.x, cell.y) < kInk) continue;
        for (int y = std::max(cell.y - kBeside, 0); y <= std::min(cell.y + kBeside, ink.height - 1); ++y)
            for (int x = std::max(cell.x - kBeside, 0); x <= std::min(cell.x + kBeside, ink.width - 1); ++x)
                marked[static_cast<std::size_t>(y * ink.width + x)] = true;
    }
}

} // namespace

std::vector<CutPath> cheapestCutPaths(const InkImage& ink, double pen) {
    std::vector<CutPath> paths;
    if (ink.width < 3 || ink.height < 2) return paths;
    InkImage edges = smoothness(ink, pen);
    for (float& edge : edges.pixels) edge *= static_cast<float>(pen);
    const PathsFrom top(ink, edges, 0);
    const PathsFrom bottom(ink, edges, ink.height - 1);
    const auto cost = [&](int cell) {
        return top.cost(cell) + bottom.cost(cell) - ink.pixels[static_cast<std::size_t>(cell)];
    };
    std::vector<std::pair<float, int>> places;
    for (int cell = 0; cell < static_cast<int>(ink.pixels.size()); ++cell)
        if (ink.pixels[static_cast<std::size_t>(cell)] >= kInk) places.emplace_back(cost(cell), cell);
    std::ranges::sort(places);
    std::vector<bool> marked(ink.pixels.size());
    for (const auto& [unused, cell] : places) {
        if (marked[static_cast<std::size_t>(cell)]) continue;
        paths.push_back(pathThrough(ink, cell, top, bottom));
        paths.back().cost = cost(cell);
        mark(paths.back(), ink, marked);
    }
    return paths;
}

} // namespace digitpad
