#include "core/training/evaluation.h"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

#include "core/error.h"
#include "core/nn/layers/dense.h"
#include "core/random.h"

namespace digitpad {
namespace {

/// Answers the digit whose pixel of the first row is brightest.
std::shared_ptr<const Network> pixelReader() {
    Network network({kImageSide, kImageSide, 1}, {std::make_shared<Dense<float>>(kImagePixels, kDigits)}, 1);
    std::ranges::fill(network.parameters(), 0.0F);
    for (int digit = 0; digit < kDigits; ++digit)
        network.parameters()[static_cast<std::size_t>(digit * kDigits + digit)] = 4;
    return std::make_shared<const Network>(std::move(network));
}

Classifier classifier() {
    return Classifier({pixelReader(), {}});
}

/// Image i has label i % 10 and shows `answer(i)`, more clearly for larger i.
template <typename Answer>
Dataset dataset(int size, Answer answer, int labels = kDigits) {
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(size) * kImagePixels);
    std::vector<int> truth;
    for (int i = 0; i < size; ++i) {
        pixels[static_cast<std::size_t>(i * kImagePixels + answer(i))] =
            static_cast<std::uint8_t>(55 + i % 200);
        truth.push_back(i % labels);
    }
    return {"made", std::move(pixels), std::move(truth)};
}

TEST(Evaluation, countsEveryImageUnderItsTrueAndItsReadDigit) {
    const Dataset data = dataset(250, [](int i) { return i % 10 == 4 ? 9 : i % 10; });
    const Evaluation result = evaluate(classifier(), data);
    EXPECT_EQ(result.confusion.total(), 250);
    EXPECT_EQ(result.confusion.correct(), 225);
    EXPECT_EQ(result.confusion.count(4, 9), 25);
    EXPECT_EQ(result.confusion.count(4, 4), 0);
    EXPECT_EQ(result.answers.size(), 250U);
    EXPECT_FALSE(result.cancelled);
    EXPECT_GT(result.seconds, 0);
}

TEST(Evaluation, keepsPredictionsInOrder) {
    const Dataset data = dataset(530, [](int i) { return i * 7 % 10; });
    const Evaluation result = evaluate(classifier(), data, {.threads = 3, .progress = {}, .stop = {}});
    for (int i = 0; i < 530; ++i) EXPECT_EQ(*result.answers[static_cast<std::size_t>(i)].digit(), i * 7 % 10);
}

TEST(Evaluation, lossIsTheMeanCrossEntropy) {
    const Dataset data = dataset(120, [](int i) { return i % 10; });
    const Evaluation result = evaluate(classifier(), data);
    double sum = 0;
    for (std::size_t i = 0; i < data.size(); ++i) sum += result.answers[i].prediction.loss(data.label(i));
    EXPECT_NEAR(result.loss, sum / 120, 1e-9);
    EXPECT_GT(result.loss, 0);
}

TEST(Evaluation, doesNotDependOnTheNumberOfThreads) {
    Random random(5);
    const Dataset data = dataset(1234, [&](int) { return static_cast<int>(random.below(10)); });
    const Evaluation one = evaluate(classifier(), data, {.threads = 1, .progress = {}, .stop = {}});
    const Evaluation four = evaluate(classifier(), data, {.threads = 4, .progress = {}, .stop = {}});
    EXPECT_EQ(one.loss, four.loss); // to the bit: same blocks, same order of sums
    EXPECT_EQ(one.calibration.expectedError(), four.calibration.expectedError());
    for (std::size_t i = 0; i < data.size(); ++i)
        ASSERT_EQ(one.answers[i].prediction.probabilities, four.answers[i].prediction.probabilities) << i;
}

TEST(Evaluation, leavesOutWhatIsNotADigit) {
    const Dataset data = dataset(
        110, [](int i) { return i % 10; }, 11); // labels 0..10
    const Evaluation result = evaluate(classifier(), data);
    EXPECT_EQ(result.confusion.total(), 100);
    EXPECT_EQ(result.answers.size(), 110U);
}

TEST(Evaluation, reportsProgressOnTheCallingThreadUpToTheEnd) {
    const Dataset data = dataset(450, [](int i) { return i % 10; });
    std::size_t last = 0;
    const auto caller = std::this_thread::get_id();
    evaluate(classifier(), data,
             {.threads = 2,
              .progress =
                  [&](std::size_t done, std::size_t total) {
                      EXPECT_EQ(std::this_thread::get_id(), caller);
                      EXPECT_EQ(total, 450U);
                      EXPECT_GE(done, last);
                      last = done;
                  },
              .stop = {}});
    EXPECT_EQ(last, 450U);
}

TEST(Evaluation, cancelledKeepsWhatIsDone) {
    const Dataset data = dataset(300, [](int i) { return i % 10; });
    std::stop_source stop;
    stop.request_stop();
    const Evaluation result =
        evaluate(classifier(), data, {.threads = 2, .progress = {}, .stop = stop.get_token()});
    EXPECT_TRUE(result.cancelled);
    EXPECT_LT(result.answers.size(), data.size());
    EXPECT_EQ(result.confusion.total(), static_cast<std::int64_t>(result.answers.size()));
}

TEST(Evaluation, whatProgressThrowsReachesTheCaller) {
    const Dataset data = dataset(300, [](int i) { return i % 10; });
    const auto fail = [](std::size_t, std::size_t) { throw Error("progress", "failed"); };
    EXPECT_THROW(evaluate(classifier(), data, {.threads = 2, .progress = fail, .stop = {}}), Error);
}

TEST(Evaluation, anEmptyDatasetIsAnError) {
    EXPECT_THROW(evaluate(classifier(), Dataset("nothing", {}, {})), Error);
}

} // namespace
} // namespace digitpad
