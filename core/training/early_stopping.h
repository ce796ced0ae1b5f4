// Which epoch was best, and when waiting for a better one has lasted long enough.
#pragma once

#include <limits>

namespace digitpad {

class EarlyStopping {
public:
    /// @param patience epochs without a lower loss after which to stop; 0 never stops
    explicit EarlyStopping(int patience) : m_patience(patience) {}

    /// Returns whether this is the lowest loss so far.
    bool add(double loss) {
        const bool best = loss < m_lowest;
        if (best) m_lowest = loss;
        m_since = best ? 0 : m_since + 1;
        return best;
    }
    double lowest() const { return m_lowest; }
    int epochsSinceLowest() const { return m_since; }
    void restore(double lowest, int epochsSinceLowest) {
        m_lowest = lowest;
        m_since = epochsSinceLowest;
    }
    bool shouldStop() const { return m_patience > 0 && m_since >= m_patience; }

private:
    int m_patience;
    int m_since = 0;
    double m_lowest = std::numeric_limits<double>::infinity();
};

} // namespace digitpad
