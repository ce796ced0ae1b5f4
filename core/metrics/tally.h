// How many samples of one kind there were, and what came of them.
#pragma once

#include <cstdint>
#include <optional>

namespace digitpad {

struct Tally {
    std::int64_t count = 0;
    std::int64_t right = 0;    ///< read as what is written on them, whether rejected or not
    std::int64_t rejected = 0; ///< not taken for an answer

    void add(bool isRight, bool isRejected) {
        ++count;
        right += isRight ? 1 : 0;
        rejected += isRejected ? 1 : 0;
    }
    void merge(const Tally& other) {
        count += other.count;
        right += other.right;
        rejected += other.rejected;
    }
    // Shares of all, 0 to 1; nothing where there are none.
    std::optional<double> rightShare() const { return share(right); }
    std::optional<double> rejectedShare() const { return share(rejected); }
    std::optional<double> acceptedShare() const { return share(count - rejected); }

private:
    std::optional<double> share(std::int64_t part) const {
        if (count == 0) return std::nullopt;
        return static_cast<double>(part) / static_cast<double>(count);
    }
};

} // namespace digitpad
