#include "core/explain/variations.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace digitpad {

namespace {

constexpr double kMiddle = (kImageSide - 1) / 2.0;

/// 0 outside of the field.
float pixelAt(const DigitImage& image, int row, int column) {
    const bool inside = row >= 0 && row < kImageSide && column >= 0 && column < kImageSide;
    return inside ? image.at(row, column) : 0;
}

float sampled(const DigitImage& image, double x, double y) {
    const int column = static_cast<int>(std::floor(x));
    const int row = static_cast<int>(std::floor(y));
    const auto right = static_cast<float>(x - column);
    const auto down = static_cast<float>(y - row);
    const float above = std::lerp(pixelAt(image, row, column), pixelAt(image, row, column + 1), right);
    const float below =
        std::lerp(pixelAt(image, row + 1, column), pixelAt(image, row + 1, column + 1), right);
    return std::lerp(above, below, down);
}

/// Where each pixel comes from, about the middle of the field: x = a*u - b*v + dx, y = b*u + a*v + dy.
DigitImage similar(const DigitImage& image, double a, double b, double dx, double dy) {
    DigitImage result;
    for (int row = 0; row < kImageSide; ++row) {
        for (int column = 0; column < kImageSide; ++column) {
            const double u = column - kMiddle;
            const double v = row - kMiddle;
            result.at(row, column) =
                sampled(image, a * u - b * v + dx + kMiddle, b * u + a * v + dy + kMiddle);
        }
    }
    return result;
}

/// Every pixel as its darkest (or, for a thinner line, lightest) neighbour, which widens a line by a pixel on
/// either side.
DigitImage dilated(const DigitImage& image, bool thicker) {
    DigitImage result = image;
    for (int row = 0; row < kImageSide; ++row) {
        for (int column = 0; column < kImageSide; ++column) {
            float& value = result.at(row, column);
            for (const auto& [dy, dx] : {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
                const float neighbour = pixelAt(image, row + dy, column + dx);
                value = thicker ? std::max(value, neighbour) : std::min(value, neighbour);
            }
        }
    }
    return result;
}

DigitImage thickened(const DigitImage& image, double amount) {
    DigitImage result = dilated(image, amount > 0);
    const auto share = static_cast<float>(std::min(std::abs(amount) / 2, 1.0)); // a pixel on either side is 2
    for (std::size_t i = 0; i < result.pixels.size(); ++i)
        result.pixels[i] = std::lerp(image.pixels[i], result.pixels[i], share);
    return result;
}

} // namespace

double changeAmount(Change change, int step) {
    const int fromMiddle = step - kChangeSteps / 2;
    switch (change) {
        case Change::Sideways:
        case Change::UpAndDown:
            return fromMiddle;
        case Change::Turn:
            return 10.0 * fromMiddle;
        case Change::Size:
            return 1 + 0.1 * fromMiddle;
        case Change::Thickness:
            return 0.5 * fromMiddle;
    }
    return 0;
}

DigitImage changed(const DigitImage& image, Change change, double amount) {
    switch (change) {
        case Change::Sideways:
            return similar(image, 1, 0, -amount, 0);
        case Change::UpAndDown:
            return similar(image, 1, 0, 0, -amount);
        case Change::Turn: {
            const double angle = amount * std::numbers::pi / 180;
            return similar(image, std::cos(angle), -std::sin(angle), 0, 0);
        }
        case Change::Size:
            return similar(image, 1 / amount, 0, 0, 0);
        case Change::Thickness:
            return thickened(image, amount);
    }
    return image;
}

std::vector<Variation> variations(const DigitImage& image, const Classifier& classifier,
                                  Workspace& workspace) {
    std::vector<Variation> found;
    std::vector<DigitImage> images;
    for (const Change change : kChanges) {
        for (int step = 0; step < kChangeSteps; ++step) {
            const double amount = changeAmount(change, step);
            const bool same = step == kChangeSteps / 2;
            images.push_back(same ? image : changed(image, change, amount));
            found.push_back({change, amount, images.back(), {}});
        }
    }
    std::vector<Prediction> predictions(images.size());
    classifier.classify(images, predictions, workspace);
    for (std::size_t i = 0; i < found.size(); ++i) found[i].prediction = predictions[i];
    return found;
}

} // namespace digitpad
