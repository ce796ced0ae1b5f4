// Who is taken for whom, and the figures that follow from it.
#pragma once

#include <cstdint>
#include <vector>

namespace digitpad {

/// Precision, recall and F1 are 0 where their denominator is.
struct ClassMetrics {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    std::int64_t support = 0; ///< samples that truly are of the class
};

/// Rows are true classes, columns predicted ones.  A sample that got no answer belongs to its row, but to no
/// column: it counts as support and as wrong.
class ConfusionMatrix {
public:
    explicit ConfusionMatrix(int classes = 10);

    void add(int truth, int predicted, std::int64_t count = 1);
    void addUnread(int truth, std::int64_t count = 1);
    void merge(const ConfusionMatrix& other);

    int classes() const { return m_classes; }
    std::int64_t count(int truth, int predicted) const;
    /// Samples of a class that got no answer.
    std::int64_t unread(int truth) const;
    std::int64_t rowTotal(int truth) const;
    std::int64_t columnTotal(int predicted) const;
    std::int64_t total() const;
    std::int64_t correct() const;
    /// 0 where nothing was counted.
    double accuracy() const;
    ClassMetrics metrics(int label) const;
    /// Unweighted mean over classes with support; support is the total.
    ClassMetrics meanMetrics() const;

private:
    int m_classes;
    std::vector<std::int64_t> m_counts;
    std::vector<std::int64_t> m_unread; ///< by true class
};

} // namespace digitpad
