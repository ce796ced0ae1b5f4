// Things that belong together because each is joined to the next: disjoint sets.
#pragma once

#include <cstddef>
#include <numeric>
#include <stop_token>
#include <vector>

#include "core/cancel.h"

namespace digitpad {

class Groups {
public:
    explicit Groups(std::size_t count) : m_parents(count) {
        std::iota(m_parents.begin(), m_parents.end(), std::size_t{0});
    }

    /// The group's member that stands for all of it.
    std::size_t of(std::size_t item) {
        while (m_parents[item] != item) item = m_parents[item] = m_parents[m_parents[item]];
        return item;
    }
    bool areJoined(std::size_t a, std::size_t b) { return of(a) == of(b); }
    void join(std::size_t a, std::size_t b) { m_parents[of(b)] = of(a); }

    /// The members of each group, groups in the order of their first members.
    std::vector<std::vector<std::size_t>> members() {
        std::vector<std::vector<std::size_t>> result;
        std::vector<std::size_t> place(m_parents.size(), m_parents.size());
        for (std::size_t item = 0; item < m_parents.size(); ++item) {
            std::size_t& index = place[of(item)];
            if (index == m_parents.size()) {
                index = result.size();
                result.emplace_back();
            }
            result[index].push_back(item);
        }
        return result;
    }

private:
    std::vector<std::size_t> m_parents;
};

/// The numbers of the things that belong together, for each group.
using PieceGroups = std::vector<std::vector<std::size_t>>;

/// Of `count` things, each pair tried that is not in one group already.  Throws Cancelled.
/// @param joined whether two belong together, by their numbers
template <typename Joined>
PieceGroups grouped(std::size_t count, const std::stop_token& stop, Joined joined) {
    Groups groups(count);
    for (std::size_t i = 0; i < count; ++i) {
        throwIfStopped(stop);
        for (std::size_t k = i + 1; k < count; ++k)
            if (!groups.areJoined(i, k) && joined(i, k)) groups.join(i, k);
    }
    return groups.members();
}

} // namespace digitpad
