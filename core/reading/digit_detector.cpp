#include "core/reading/digit_detector.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/error.h"
#include "core/image/local_contrast.h"
#include "core/model/detector_grid.h"
#include "core/nn/loss.h"
#include "core/preprocess/pix.h"

namespace digitpad {
namespace {

/// The longest sides of the parts that a large picture is cut into, and how far they reach into their
/// neighbours: half of what the last stage sees, so that no digit is seen cut.  A part of this size takes
/// some 60 MB; smaller ones look at more pixels twice, in margins.
constexpr int kPartSide = 768;
constexpr int kPartMargin = 64;
/// The height of digits that the network sees best, in pixels: near the geometric middle of those it is
/// trained with.  Of 450 amounts on cheques 391 are read at 18, 378 at 22.
constexpr double kUsualHeight = 18;
/// Presence below which nothing is reported.
constexpr float kLeastPresence = 0.2F;
/// What two boxes share of the smaller, from which on they are the same digit; 0.45 and 0.65 read fewer
/// amounts.
constexpr float kOverlap = 0.55F;
/// No more pixels than this are looked at at one size, so that a photo takes less than a second; its digits
/// are larger than 25 pixels as a rule, and still 9 high at that size.
constexpr double kMostPixels = 1.4e6;

/// From one size of a picture to the next: small ones are looked at more often than digits need it, since
/// where a digit is seen at several sizes the surer judgement counts.  Of 251 digits in exam boxes of 28x28
/// pixels 245 are read with a third of an octave, 242 with half of one.
double stepFor(double pixels) {
    constexpr double kTiny = 5e3;
    constexpr double kSmall = 3e5;
    if (pixels <= kTiny) return 1.26; // the cube root of 2
    return pixels <= kSmall ? std::numbers::sqrt2 : 2;
}

/// The sizes at which to look: from that where the smallest digits are as high as the network's usual ones to
/// that where digits as high as the picture are.
std::vector<double> scalesFor(const GreyImage& picture, double leastHeight) {
    const double pixels = static_cast<double>(picture.width) * picture.height;
    double scale = std::min(kUsualHeight / leastHeight, std::sqrt(kMostPixels / pixels));
    const double smallest = kUsualHeight / picture.height;
    std::vector<double> scales{scale};
    const double step = stepFor(pixels * scale * scale);
    while (scale > smallest * step && scales.size() < 32) scales.push_back(scale /= step);
    return scales;
}

/// The picture at a scale.  Where there is a size before that is so much larger that its pixels are fine
/// enough, it is shrunk from that: of a photo, all other work of a small size is less than shrinking it.
/// @param larger the size before, or empty
GreyImage atScale(const GreyImage& picture, double scale, const GreyImage& larger) {
    const auto width = static_cast<int>(std::lround(picture.width * scale));
    const auto height = static_cast<int>(std::lround(picture.height * scale));
    const bool isFine = scale < 0.5 && width > 0 && height > 0 && 2 * larger.width > 3 * width;
    return isFine ? shrunk(larger, width, height) : resized(picture, scale);
}

/// What two boxes share, as a part of the smaller: the loop of an eight lies within it, as a zero never does
/// in another digit.
float sharedPart(const SymbolBox& a, const SymbolBox& b) {
    const float width = std::min(a.right, b.right) - std::max(a.left, b.left);
    const float height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    if (width <= 0 || height <= 0) return 0;
    return width * height /
           std::min((a.right - a.left) * (a.bottom - a.top), (b.right - b.left) * (b.bottom - b.top));
}

/// Whether two boxes are about the same, rather than one a part of the other.
bool isSameBox(const SymbolBox& a, const SymbolBox& b) {
    const auto area = [](const SymbolBox& box) { return box.width() * box.height(); };
    return sharedPart(a, b) > 0.7F && 2 * std::min(area(a), area(b)) > std::max(area(a), area(b));
}

int roundedUp(int value) {
    return (value + kDetectorSide - 1) / kDetectorSide * kDetectorSide;
}

/// A rectangle of the picture at one size that is looked at at once, and the part of it whose digits count.
struct Part {
    int x, y, width, height;
    int left, top, right, bottom;
};

/// Into as few lengths as can be, all about the same.  Aligned to the stride, so that a digit's place in its
/// cell does not depend on the part.
std::vector<std::pair<int, int>> cuts(int length) {
    const int count = (length + kPartSide - 1) / kPartSide;
    const int part = roundedUp((length + count - 1) / count);
    std::vector<std::pair<int, int>> result;
    for (int begin = 0; begin < length; begin += part)
        result.emplace_back(begin, std::min(begin + part, length));
    return result;
}

std::vector<Part> partsOf(const InkImage& image) {
    std::vector<Part> parts;
    for (const auto& [top, bottom] : cuts(image.height))
        for (const auto& [left, right] : cuts(image.width)) {
            const int x = std::max(left - kPartMargin, 0);
            const int y = std::max(top - kPartMargin, 0);
            parts.push_back({x, y, std::min(right + kPartMargin, image.width) - x,
                             std::min(bottom + kPartMargin, image.height) - y, left, top, right, bottom});
        }
    return parts;
}

void copyPart(const InkImage& image, const Part& part, Tensor<float>& input) {
    input.resize(1, {roundedUp(part.height), roundedUp(part.width), 1});
    const int width = input.shape().width;
    std::fill_n(input.data(), input.size(), 0.0F);
    for (int y = 0; y < part.height; ++y)
        std::copy_n(image.pixels.data() + static_cast<std::ptrdiff_t>(part.y + y) * image.width + part.x,
                    part.width, input.data() + static_cast<std::ptrdiff_t>(y) * width);
}

bool isPeak(const DetectorGrid<const float>& grid, int row, int column) {
    const float value = *grid.cell(row, column);
    for (int r = std::max(row - 1, 0); r <= std::min(row + 1, grid.rows() - 1); ++r)
        for (int c = std::max(column - 1, 0); c <= std::min(column + 1, grid.columns() - 1); ++c)
            if (*grid.cell(r, c) > value) return false;
    return true;
}

int symbolOf(const Detection& detection) {
    return static_cast<int>(std::ranges::max_element(detection.probabilities) -
                            detection.probabilities.begin());
}

float presenceOf(const float* cell) {
    return 1 / (1 + std::exp(-cell[0]));
}

Detection detectionOf(const float* cell, int row, int column) {
    Detection detection;
    detection.presence = presenceOf(cell);
    softmax(std::span(cell + kSymbolLogits, kSymbols), std::span<float>(detection.probabilities));
    const float* box = cell + kBoxValues;
    // Trained networks stay far below these; a foreign one shall not make infinite boxes.
    constexpr float kMostLog = 4;
    detection.box = boxOfCell(
        {box[0], box[1], std::clamp(box[2], -kMostLog, kMostLog), std::clamp(box[3], -kMostLog, kMostLog)},
        row, column);
    detection.box.symbol = symbolOf(detection);
    return detection;
}

/// What the network finds in one part, in pixels of the image.
void addDetections(const Tensor<float>& output, const Part& part, std::vector<Detection>& found) {
    const DetectorGrid<const float> grid(output.image(0), output.shape());
    const float leastLogit = std::log(kLeastPresence / (1 - kLeastPresence));
    for (int row = 0; row < grid.rows(); ++row)
        for (int column = 0; column < grid.columns(); ++column) {
            const float* cell = grid.cell(row, column);
            if (!(cell[0] >= leastLogit) || !isPeak(grid, row, column)) continue;
            Detection detection = detectionOf(cell, row, column);
            detection.box = detection.box.movedBy(static_cast<float>(part.x), static_cast<float>(part.y));
            const float x = detection.box.middleAcross();
            const float y = detection.box.middleDown();
            if (x >= static_cast<float>(part.left) && x < static_cast<float>(part.right) &&
                y >= static_cast<float>(part.top) && y < static_cast<float>(part.bottom))
                found.push_back(detection);
        }
}

/// Calls `visit` with the network's output for each part of the picture at each size, the part and the size.
template <typename Visit>
void look(const GreyImage& picture, const std::vector<double>& scales, const InferenceNetwork& network,
          Workspace& workspace, const std::stop_token& stop, const Visit& visit) {
    if (picture.width < 1 || picture.height < 1) return;
    GreyImage sized; // the picture at the size before
    for (const double scale : scales) {
        sized = atScale(picture, scale, sized);
        const InkImage contrast = localContrast(sized);
        for (const Part& part : partsOf(contrast)) {
            throwIfStopped(stop);
            copyPart(contrast, part, workspace.input);
            visit(network.inferAnySize(workspace.input, workspace), part, scale);
        }
    }
}

void scaleBox(SymbolBox& box, double factor) {
    for (float* side : {&box.left, &box.top, &box.right, &box.bottom})
        *side = static_cast<float>(*side * factor);
}

/// How much a digit's size suits the network, times its presence: of the same digit at several sizes of the
/// picture the one seen at a usual height counts.  A separator's size says nothing.
float rank(const Detection& detection, double heightSeen) {
    if (!isDigit(detection.box.symbol)) return detection.presence;
    const double octaves = std::log2(heightSeen / kUsualHeight);
    return detection.presence * static_cast<float>(std::exp(-0.5 * octaves * octaves));
}

/// Whether two boxes tell of the same symbol.  A comma may lie under the bar of a seven.
bool areDoubles(const SymbolBox& a, const SymbolBox& b) {
    if (isDigit(a.symbol) != isDigit(b.symbol)) return isSameBox(a, b);
    if (isDigit(a.symbol)) return sharedPart(a, b) > kOverlap;
    // Boxes of a pixel or two hardly share any.
    const float across = std::abs(a.middleAcross() - b.middleAcross());
    const float down = std::abs(a.middleDown() - b.middleDown());
    return std::max(across, down) < std::max({a.width(), a.height(), b.width(), b.height()});
}

/// What the network says of the cells whose middle counts in `part`.
void raisePresence(const Tensor<float>& output, const Part& part, double scale, PresenceMap& map) {
    const DetectorGrid<const float> grid(output.image(0), output.shape());
    for (int row = 0; row < grid.rows(); ++row)
        for (int column = 0; column < grid.columns(); ++column) {
            const int x = part.x + column * kCellSide;
            const int y = part.y + row * kCellSide;
            const int middle = kCellSide / 2;
            if (x + middle < part.left || x + middle >= part.right || y + middle < part.top ||
                y + middle >= part.bottom)
                continue;
            SymbolBox place{static_cast<float>(x), static_cast<float>(y), static_cast<float>(x + kCellSide),
                            static_cast<float>(y + kCellSide), 0};
            scaleBox(place, 1 / scale);
            const float presence = presenceOf(grid.cell(row, column));
            if (std::isfinite(presence)) map.raise(place, presence);
        }
}

struct Ranked {
    Detection detection;
    float rank;
};

/// Of the same digit at several sizes the surest stays, with the mean of what all say which digit it is, by
/// rank.
std::vector<Detection> withoutDoubles(std::vector<Ranked> found) {
    std::ranges::sort(found, [](const Ranked& a, const Ranked& b) { return a.rank > b.rank; });
    std::vector<Ranked> kept;
    std::vector<float> sums; // of the ranks that a kept one's probabilities are weighted with
    for (const Ranked& each : found) {
        const auto same = std::ranges::find_if(
            kept, [&](const Ranked& other) { return areDoubles(each.detection.box, other.detection.box); });
        if (same == kept.end()) {
            kept.push_back(each);
            sums.push_back(each.rank);
            for (float& probability : kept.back().detection.probabilities) probability *= each.rank;
        } else if (isSameBox(each.detection.box, same->detection.box)) {
            sums[static_cast<std::size_t>(same - kept.begin())] += each.rank;
            for (std::size_t i = 0; i < each.detection.probabilities.size(); ++i)
                same->detection.probabilities[i] += each.rank * each.detection.probabilities[i];
        }
    }
    std::vector<Detection> result;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        Detection& detection = result.emplace_back(kept[i].detection);
        for (float& probability : detection.probabilities) probability /= sums[i];
        detection.box.symbol = symbolOf(detection);
    }
    return result;
}

} // namespace

DigitDetector::DigitDetector(Model model) : m_model(std::move(model)), m_network(*m_model.network) {
    const Shape input = m_model.network->inputShape();
    const Shape output = m_model.network->outputShape();
    if (input.channels != 1 || output.channels != kDetectorChannels ||
        output.height * kDetectorStride != input.height || output.width * kDetectorStride != input.width)
        throw Error("the model",
                    "is no digit detector: it takes " + toString(input) + " and gives " + toString(output));
}

std::vector<Detection> DigitDetector::detect(const GreyImage& picture, Workspace& workspace,
                                             const std::stop_token& stop, double leastHeight) const {
    std::vector<Ranked> ranked;
    const auto note = [&](const Tensor<float>& output, const Part& part, double scale) {
        std::vector<Detection> found;
        addDetections(output, part, found);
        for (Detection& detection : found) {
            const double height = detection.box.bottom - detection.box.top;
            scaleBox(detection.box, 1 / scale);
            ranked.push_back({detection, rank(detection, height)});
        }
    };
    look(picture, scalesFor(picture, leastHeight), m_network, workspace, stop, note);
    return withoutDoubles(std::move(ranked));
}

PresenceMap DigitDetector::presence(const GreyImage& picture, Workspace& workspace,
                                    const std::stop_token& stop) const {
    PresenceMap map;
    const auto note = [&](const Tensor<float>& output, const Part& part, double scale) {
        // The first size is the largest one, with the smallest cells.
        if (map.columns() == 0) map = {picture.width, picture.height, kCellSide / scale};
        raisePresence(output, part, scale, map);
    };
    look(picture, scalesFor(picture, kLeastHeight), m_network, workspace, stop, note);
    return map;
}

} // namespace digitpad
