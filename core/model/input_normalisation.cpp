#include "core/model/input_normalisation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/nn/footprint.h"
#include "core/nn/inference_network.h"
#include "core/nn/layers/affine.h"
#include "core/nn/loss.h"
#include "core/printable.h"

namespace digitpad {
namespace {

/// What an ink of 0 to 1 becomes.
struct Normalisation {
    const char* name;
    float scale;
    float shift;
};

/// PyTorch's MNIST example, whose figures are MNIST's own mean and deviation.
constexpr float kMean = 0.1307F;
constexpr float kDeviation = 0.3081F;

/// Ink light on dark first, as MNIST has it, then dark on light.
constexpr std::array<Normalisation, 9> kNormalisations{
    {{"0 to 1", 1, 0},
     {"-1 to 1", 2, -1},
     {"-0.5 to 0.5", 1, -0.5F},
     {"standardised (mean 0.1307, deviation 0.3081)", 1 / kDeviation, -kMean / kDeviation},
     {"0 to 255", 255, 0},
     {"0 to 1, dark on light", -1, 1},
     {"-1 to 1, dark on light", -2, 1},
     {"standardised, dark on light", -1 / kDeviation, (1 - kMean) / kDeviation},
     {"0 to 255, dark on light", -255, 255}}};

/// Multiply-adds the whole search may take: a tenth of a second on one core of 2020.  More looks at more
/// digits of large networks.
constexpr std::int64_t kMostWork = std::int64_t{1} << 31;
/// Digits that all normalisations read first, and those that go on to the whole sample.
constexpr std::size_t kFirstDigits = 20;
constexpr std::size_t kFinalists = 3;
/// Of the digits read, what may be chance.  Tuned on small networks trained on six normalisations: by the
/// digits alone, a quarter of them got another one than their own.
constexpr double kSlightlyFewer = 0.03;

struct Trial {
    const Normalisation* normalisation;
    int correct = 0;
    double loss = 0; ///< summed cross-entropy
    std::size_t count = 0;

    double meanLoss() const { return loss / static_cast<double>(count); }
    double share() const { return static_cast<double>(correct) / static_cast<double>(count); }
};

class Search {
public:
    Search(const Network& network, const LabelledDigits& sample, const std::stop_token& stop)
        : m_network(network),
          m_inference(network),
          m_sample(sample),
          m_count(sampleSize(network, sample)),
          m_stop(stop) {
        for (const Normalisation& each : kNormalisations) m_trials.push_back({&each});
    }

    /// Best first; as it is may come behind the others.
    std::vector<Trial> run() {
        const std::size_t first = std::min(kFirstDigits, m_count);
        for (Trial& trial : m_trials) read(trial, first);
        const Trial asIs = m_trials.front();
        sort();
        m_trials.resize(kFinalists);
        if (std::ranges::none_of(m_trials,
                                 [&](const Trial& t) { return t.normalisation == asIs.normalisation; }))
            m_trials.push_back(asIs);
        for (Trial& trial : m_trials) read(trial, m_count);
        sort();
        return m_trials;
    }

private:
    /// As many as the work allows, in tens: the sample has one digit of each class after another.
    static std::size_t sampleSize(const Network& network, const LabelledDigits& sample) {
        const std::int64_t work = footprint(network.layers(), network.inputShape()).work;
        const std::int64_t images = kMostWork / std::max<std::int64_t>(work, 1);
        const std::int64_t later = (images - std::int64_t{kFirstDigits} * std::ssize(kNormalisations)) /
                                   static_cast<std::int64_t>(kFinalists + 1);
        const std::int64_t wanted = (std::int64_t{kFirstDigits} + later) / kDigits * kDigits;
        return static_cast<std::size_t>(std::clamp<std::int64_t>(wanted, kDigits, std::ssize(sample.images)));
    }

    /// By how sure they are of what is right, which training makes the most of under its own normalisation,
    /// while others read as many digits by luck; those that read clearly fewer come last.
    void sort() {
        double most = 0;
        for (const Trial& trial : m_trials) most = std::max(most, trial.share());
        const auto rank = [&](const Trial& trial) {
            return std::pair(trial.share() < most - kSlightlyFewer, trial.meanLoss());
        };
        std::ranges::sort(m_trials, [&](const Trial& a, const Trial& b) { return rank(a) < rank(b); });
    }

    /// Up to `count` digits of the sample.
    void read(Trial& trial, std::size_t count) {
        for (; trial.count < count; ++trial.count) {
            throwIfStopped(m_stop);
            m_images.resize(1, m_network.inputShape());
            std::ranges::transform(m_sample.images[trial.count].pixels, m_images.data(), [&](float ink) {
                return ink * trial.normalisation->scale + trial.normalisation->shift;
            });
            const Tensor<float>& logits = m_inference.infer(m_images, m_workspace);
            score(trial, {logits.data(), logits.size()}, m_sample.labels[trial.count]);
        }
    }

    static void score(Trial& trial, std::span<const float> logits, int label) {
        std::array<float, kDigits + 1> probabilities{};
        softmax<float>(logits, {probabilities.data(), logits.size()});
        const float share = probabilities[static_cast<std::size_t>(label)];
        trial.loss += std::isfinite(share) ? -std::log(std::max(share, 1e-9F)) : 21.0F;
        const auto best = std::max_element(logits.begin(), logits.begin() + kDigits);
        trial.correct += best - logits.begin() == label ? 1 : 0;
    }

    const Network& m_network;
    InferenceNetwork m_inference;
    const LabelledDigits& m_sample;
    std::size_t m_count;
    const std::stop_token& m_stop;
    std::vector<Trial> m_trials;
    Tensor<float> m_images;
    Workspace m_workspace;
};

std::shared_ptr<const Network> withAffine(const Network& network, const Normalisation& normalisation) {
    LayerList<float> layers{std::make_shared<const Affine<float>>(1)};
    layers.insert(layers.end(), network.layers().begin(), network.layers().end());
    auto adapted = std::make_shared<Network>(network.inputShape(), std::move(layers), 0);
    adapted->parameters()[0] = normalisation.scale;
    adapted->parameters()[1] = normalisation.shift;
    std::ranges::copy(network.parameters(), adapted->parameters().begin() + 2);
    std::ranges::copy(network.state(), adapted->state().begin());
    return adapted;
}

std::string counted(const Trial& trial) {
    return std::to_string(trial.correct) + " of " + std::to_string(trial.count);
}

/// Whether `best` is so much better that it is no accident.  A network that was trained on 0 to 1 loses a
/// digit or none by another normalisation, and is less sure of the others; one that was trained on another,
/// far more. Tuned on small networks trained on each of them.
bool isClearlyBetter(const Trial& best, const Trial& asIs) {
    if (best.share() < 0.5) return false;
    const bool readsMore = best.share() > asIs.share() + 0.05;
    const bool isSurer =
        best.share() > asIs.share() - kSlightlyFewer && best.meanLoss() < 0.7 * asIs.meanLoss() - 0.01;
    return readsMore || isSurer;
}

bool readsDigits(const Network& network) {
    const int classes = network.classCount();
    return network.inputShape() == Shape{kImageSide, kImageSide, 1} &&
           (classes == kDigits || classes == kDigits + 1);
}

} // namespace

AdaptedModel withNormalisation(Model model, const LabelledDigits& sample, const std::stop_token& stop) {
    if (!model.info.isForeign || sample.images.size() < kDigits || !readsDigits(*model.network))
        return {std::move(model), {}};
    const std::vector<Trial> trials = Search(*model.network, sample, stop).run();
    const Trial& best = trials.front();
    const Trial& asIs = *std::ranges::find_if(
        trials, [](const Trial& trial) { return trial.normalisation == &kNormalisations[0]; });
    const std::string subject = std::string("'").append(printable(model.info.name)).append("' ");
    if (best.share() < 0.5)
        return {model, subject + "reads only " + counted(best) +
                           " of MNIST's test digits with any usual normalisation of its input"};
    if (best.normalisation == asIs.normalisation || !isClearlyBetter(best, asIs))
        return {std::move(model), {}};
    model.network = withAffine(*model.network, *best.normalisation);
    model.info.normalisation = best.normalisation->name;
    return {model, subject + "is given its input as " + model.info.normalisation + ": so it reads " +
                       counted(best) + " of MNIST's test digits, " + counted(asIs) + " without"};
}

} // namespace digitpad
