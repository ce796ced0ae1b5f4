#include "core/metrics/confusion_matrix.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

/// Three classes; the figures below are worked out by hand.
///            predicted 0  1  2
///   truth 0            5  1  0
///         1            2  3  1
///         2            0  0  4
ConfusionMatrix example() {
    ConfusionMatrix matrix(3);
    matrix.add(0, 0, 5);
    matrix.add(0, 1);
    matrix.add(1, 0, 2);
    matrix.add(1, 1, 3);
    matrix.add(1, 2);
    matrix.add(2, 2, 4);
    return matrix;
}

TEST(ConfusionMatrix, WhatGotNoAnswerIsWrong) {
    ConfusionMatrix matrix = example();
    matrix.addUnread(2, 4);
    EXPECT_EQ(matrix.unread(2), 4);
    EXPECT_EQ(matrix.total(), 20);
    EXPECT_EQ(matrix.correct(), 12);
    EXPECT_EQ(matrix.rowTotal(2), 8);
    EXPECT_EQ(matrix.columnTotal(2), 5);
    EXPECT_DOUBLE_EQ(matrix.metrics(2).recall, 0.5);
    ConfusionMatrix both = example();
    both.merge(matrix);
    EXPECT_EQ(both.unread(2), 4);
    EXPECT_EQ(both.total(), 36);
}

TEST(ConfusionMatrix, Counts) {
    const ConfusionMatrix matrix = example();
    EXPECT_EQ(matrix.total(), 16);
    EXPECT_EQ(matrix.correct(), 12);
    EXPECT_DOUBLE_EQ(matrix.accuracy(), 0.75);
    EXPECT_EQ(matrix.count(1, 0), 2);
    EXPECT_EQ(matrix.rowTotal(1), 6);
    EXPECT_EQ(matrix.columnTotal(1), 4);
}

TEST(ConfusionMatrix, GivesMetricsOfAClass) {
    const ClassMetrics metrics = example().metrics(0);
    EXPECT_DOUBLE_EQ(metrics.precision, 5.0 / 7);
    EXPECT_DOUBLE_EQ(metrics.recall, 5.0 / 6);
    EXPECT_DOUBLE_EQ(metrics.f1, 10.0 / 13); // 2 TP / (2 TP + FP + FN)
    EXPECT_EQ(metrics.support, 6);
}

TEST(ConfusionMatrix, GivesTheMeanOverClasses) {
    const ClassMetrics mean = example().meanMetrics();
    EXPECT_DOUBLE_EQ(mean.precision, (5.0 / 7 + 3.0 / 4 + 4.0 / 5) / 3);
    EXPECT_DOUBLE_EQ(mean.recall, (5.0 / 6 + 3.0 / 6 + 1) / 3);
    EXPECT_DOUBLE_EQ(mean.f1, (10.0 / 13 + 6.0 / 10 + 8.0 / 9) / 3);
    EXPECT_EQ(mean.support, 16);
}

TEST(ConfusionMatrix, LeavesClassesWithoutSamplesOutOfTheMean) {
    ConfusionMatrix matrix(3);
    matrix.add(0, 0, 2);
    matrix.add(1, 2); // class 2 is predicted, but has no samples
    const ClassMetrics mean = matrix.meanMetrics();
    EXPECT_DOUBLE_EQ(mean.recall, 0.5);
    EXPECT_DOUBLE_EQ(mean.precision, 0.5);
    EXPECT_EQ(mean.support, 3);
}

TEST(ConfusionMatrix, IsZeroWhereNothingWasCounted) {
    const ConfusionMatrix matrix;
    EXPECT_EQ(matrix.classes(), 10);
    EXPECT_EQ(matrix.accuracy(), 0);
    EXPECT_EQ(matrix.metrics(3).precision, 0);
    EXPECT_EQ(matrix.metrics(3).f1, 0);
    EXPECT_EQ(matrix.meanMetrics().recall, 0);
}

TEST(ConfusionMatrix, Merges) {
    ConfusionMatrix matrix = example();
    matrix.merge(example());
    EXPECT_EQ(matrix.total(), 32);
    EXPECT_EQ(matrix.count(1, 2), 2);
}

} // namespace
} // namespace digitpad
