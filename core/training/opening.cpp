#include "core/training/opening.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/metrics/interval.h"

namespace digitpad {

namespace {

/// No other way can be clearly better then.
constexpr double kSurelyUpright = 0.9;

/// Up to 100 digits, spread over the dataset, which may be sorted.  Of so many, 99 and 25 % are told apart
/// with any chance; more would only take longer, for every dataset.
Dataset sampleOf(const Dataset& data) {
    constexpr std::size_t kMost = 100;
    std::vector<std::size_t> digits;
    for (std::size_t i = 0; i < data.size(); ++i)
        if (data.label(i) != kNotADigit) digits.push_back(i);
    std::vector<std::size_t> chosen;
    const std::size_t count = std::min(kMost, digits.size());
    for (std::size_t i = 0; i < count; ++i) chosen.push_back(digits[i * digits.size() / count]);
    return data.subset(chosen, data.name());
}

std::int64_t countRight(const Dataset& data, const Classifier& reference) {
    std::vector<DigitImage> images;
    for (std::size_t i = 0; i < data.size(); ++i) images.push_back(data.image(i));
    std::vector<Prediction> predictions(images.size());
    Workspace workspace;
    reference.classify(images, predictions, workspace);
    std::int64_t right = 0;
    for (std::size_t i = 0; i < data.size(); ++i) right += predictions[i].digit == data.label(i) ? 1 : 0;
    return right;
}

std::string percent(std::int64_t part, std::size_t of) {
    return std::to_string(std::lround(100 * static_cast<double>(part) / static_cast<double>(of))) + " %";
}

/// A reader of MNIST reads 99 % of EMNIST's digits upright and 25 % lying, and 5 to 20 % of clothes or kana
/// either way.  The bounds are far from both: lowered, something that is no digits could be turned by chance;
/// raised, sloppy writing would stay lying.  Wilson's intervals keep a few images from deciding.
bool isClearlyBetter(std::int64_t right, std::int64_t otherwise, std::int64_t of) {
    constexpr double kLeastShare = 0.6;
    constexpr double kMargin = 0.1;
    return static_cast<double>(right) >= kLeastShare * static_cast<double>(of) &&
           wilsonInterval(right, of).low > wilsonInterval(otherwise, of).high + kMargin;
}

} // namespace

Dataset upright(Dataset data, const Classifier& reference) {
    const Dataset sample = sampleOf(data);
    if (sample.size() == 0) return data;
    const std::int64_t lying = countRight(sample, reference);
    if (static_cast<double>(lying) >= kSurelyUpright * static_cast<double>(sample.size())) return data;
    const std::int64_t turned = countRight(sample.transposed({}), reference);
    if (!isClearlyBetter(turned, lying, static_cast<std::int64_t>(sample.size()))) return data;
    return data.transposed(data.name() + ": its images lie on their side, and were turned: the model \"" +
                           reference.model().info.name + "\" then reads " + percent(turned, sample.size()) +
                           " of a sample instead of " + percent(lying, sample.size()));
}

Dataset openUpright(const std::filesystem::path& path, DatasetPart part, const SampleRenderers& renderers,
                    const Opening& opening) {
    Dataset data = openDataset(path, part, renderers, opening.control);
    if (!opening.reference || !holdsFramedImages(path, part)) return data;
    const auto reference = opening.reference();
    return reference ? upright(std::move(data), *reference) : data;
}

} // namespace digitpad
