#include "core/preprocess/segmentation/ink_cells.h"

#include <algorithm>
#include <bit>

#include "core/preprocess/segmentation/ink_piece.h"

namespace digitpad {
namespace {

constexpr float kSolid = 0.2F;
constexpr std::size_t kBits = 64;

} // namespace

InkCells::InkCells(const InkImage& ink) : m_width(ink.width), m_height(ink.height) {
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x)
            if (ink.at(x, y) > 0) m_cells.push_back({x, y});
    m_all.assign((m_cells.size() + kBits - 1) / kBits, 0);
    m_solid = m_all;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i % kBits;
        m_all[i / kBits] |= bit;
        if (ink.at(m_cells[i].x, m_cells[i].y) >= kSolid) m_solid[i / kBits] |= bit;
    }
}

InkSet InkCells::none() const {
    return InkSet(m_all.size(), 0);
}

InkSet InkCells::all() const {
    return m_all;
}

InkSet InkCells::leftOf(const CutPath& path) const {
    // A cell lies right of a path that goes from its row to the next at its left, and from there back to its
    // row as often but one.
    std::vector<std::vector<int>> passes(static_cast<std::size_t>(m_height));
    const auto pass = [&](const Cell& from, const Cell& to) {
        passes[static_cast<std::size_t>(std::min(from.y, to.y))].push_back((from.x + to.x + 1) / 2);
    };
    for (std::size_t i = 1; i < path.cells.size(); ++i)
        if (path.cells[i].y != path.cells[i - 1].y) pass(path.cells[i - 1], path.cells[i]);
    pass(path.cells.back(), {path.cells.back().x, m_height});
    InkSet set = none();
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const auto& row = passes[static_cast<std::size_t>(m_cells[i].y)];
        const auto before = std::ranges::count_if(row, [&](int x) { return x <= m_cells[i].x; });
        if (before % 2 == 0) set[i / kBits] |= std::uint64_t{1} << i % kBits;
    }
    return set;
}

int InkCells::count(const InkSet& set) const {
    int result = 0;
    for (std::size_t i = 0; i < set.size(); ++i) result += std::popcount(set[i] & m_solid[i]);
    return result;
}

int InkCells::count(const InkSet& a, const InkSet& b) const {
    int result = 0;
    for (std::size_t i = 0; i < a.size(); ++i) result += std::popcount(a[i] & ~b[i] & m_solid[i]);
    return result;
}

template <typename Use>
void InkCells::forEach(const InkSet& a, const InkSet& b, const InkSet& within, Use use) const {
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::uint64_t bits = a[i] & ~b[i] & within[i]; bits != 0; bits &= bits - 1)
            use(m_cells[i * kBits + static_cast<std::size_t>(std::countr_zero(bits))]);
}

Box InkCells::box(const InkSet& a, const InkSet& b) const {
    Box box{m_width, m_height, 0, 0};
    int end = 0;
    int under = 0;
    forEach(a, b, m_solid, [&](const Cell& cell) {
        box.x = std::min(box.x, cell.x);
        box.y = std::min(box.y, cell.y);
        end = std::max(end, cell.x + 1);
        under = std::max(under, cell.y + 1);
    });
    box.width = std::max(end - box.x, 0);
    box.height = std::max(under - box.y, 0);
    return box;
}

double InkCells::largestPart(const InkSet& a, const InkSet& b, const Box& box) const {
    const int stride = box.width + 2;
    std::vector<char> open(static_cast<std::size_t>(stride * (box.height + 2)));
    std::vector<int> starts;
    forEach(a, b, m_solid, [&](const Cell& cell) {
        starts.push_back((cell.y - box.y + 1) * stride + cell.x - box.x + 1);
        open[static_cast<std::size_t>(starts.back())] = 1;
    });
    std::size_t most = 0;
    std::vector<int> reached;
    for (const int start : starts) {
        if (open[static_cast<std::size_t>(start)] == 0) continue;
        open[static_cast<std::size_t>(start)] = 0;
        reached.assign(1, start);
        for (std::size_t i = 0; i < reached.size(); ++i) {
            for (const int row : {-stride, 0, stride}) {
                for (const int column : {-1, 0, 1}) {
                    const int next = reached[i] + row + column;
                    if (open[static_cast<std::size_t>(next)] == 0) continue;
                    open[static_cast<std::size_t>(next)] = 0;
                    reached.push_back(next);
                }
            }
        }
        most = std::max(most, reached.size());
    }
    return starts.empty() ? 0 : static_cast<double>(most) / static_cast<double>(starts.size());
}

std::vector<Cell> InkCells::cells(const InkSet& a, const InkSet& b) const {
    std::vector<Cell> cells;
    forEach(a, b, m_all, [&](const Cell& cell) { cells.push_back(cell); });
    return cells;
}

} // namespace digitpad
