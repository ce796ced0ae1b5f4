#include "core/metrics/confusion_matrix.h"

#include <cassert>
#include <cstddef>
#include <numeric>

namespace digitpad {
namespace {

std::size_t cell(int classes, int truth, int predicted) {
    assert(truth >= 0 && truth < classes && predicted >= 0 && predicted < classes);
    return static_cast<std::size_t>(truth) * static_cast<std::size_t>(classes) +
           static_cast<std::size_t>(predicted);
}

double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

} // namespace

ConfusionMatrix::ConfusionMatrix(int classes)
    : m_classes(classes),
      m_counts(static_cast<std::size_t>(classes) * static_cast<std::size_t>(classes)),
      m_unread(static_cast<std::size_t>(classes)) {
    assert(classes > 0);
}

void ConfusionMatrix::add(int truth, int predicted, std::int64_t count) {
    m_counts[cell(m_classes, truth, predicted)] += count;
}

void ConfusionMatrix::addUnread(int truth, std::int64_t count) {
    assert(truth >= 0 && truth < m_classes);
    m_unread[static_cast<std::size_t>(truth)] += count;
}

std::int64_t ConfusionMatrix::unread(int truth) const {
    assert(truth >= 0 && truth < m_classes);
    return m_unread[static_cast<std::size_t>(truth)];
}

void ConfusionMatrix::merge(const ConfusionMatrix& other) {
    assert(other.m_classes == m_classes);
    for (std::size_t i = 0; i < m_counts.size(); ++i) m_counts[i] += other.m_counts[i];
    for (std::size_t i = 0; i < m_unread.size(); ++i) m_unread[i] += other.m_unread[i];
}

std::int64_t ConfusionMatrix::count(int truth, int predicted) const {
    return m_counts[cell(m_classes, truth, predicted)];
}

std::int64_t ConfusionMatrix::rowTotal(int truth) const {
    std::int64_t sum = unread(truth);
    for (int predicted = 0; predicted < m_classes; ++predicted) sum += count(truth, predicted);
    return sum;
}

std::int64_t ConfusionMatrix::columnTotal(int predicted) const {
    std::int64_t sum = 0;
    for (int truth = 0; truth < m_classes; ++truth) sum += count(truth, predicted);
    return sum;
}

std::int64_t ConfusionMatrix::total() const {
    const auto read = std::accumulate(m_counts.begin(), m_counts.end(), std::int64_t{0});
    return std::accumulate(m_unread.begin(), m_unread.end(), read);
}

std::int64_t ConfusionMatrix::correct() const {
    std::int64_t sum = 0;
    for (int label = 0; label < m_classes; ++label) sum += count(label, label);
    return sum;
}

double ConfusionMatrix::accuracy() const {
    return ratio(static_cast<double>(correct()), static_cast<double>(total()));
}

ClassMetrics ConfusionMatrix::metrics(int label) const {
    const auto hits = static_cast<double>(count(label, label));
    ClassMetrics metrics;
    metrics.support = rowTotal(label);
    metrics.precision = ratio(hits, static_cast<double>(columnTotal(label)));
    metrics.recall = ratio(hits, static_cast<double>(metrics.support));
    metrics.f1 = ratio(2 * metrics.precision * metrics.recall, metrics.precision + metrics.recall);
    return metrics;
}

ClassMetrics ConfusionMatrix::meanMetrics() const {
    ClassMetrics mean;
    int supported = 0;
    for (int label = 0; label < m_classes; ++label) {
        const ClassMetrics one = metrics(label);
        if (one.support == 0) continue;
        ++supported;
        mean.precision += one.precision;
        mean.recall += one.recall;
        mean.f1 += one.f1;
        mean.support += one.support;
    }
    mean.precision = ratio(mean.precision, supported);
    mean.recall = ratio(mean.recall, supported);
    mean.f1 = ratio(mean.f1, supported);
    return mean;
}

} // namespace digitpad
