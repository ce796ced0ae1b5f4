#include "core/model/onnx_window.h"

#include <algorithm>

#include "core/printable.h"

namespace digitpad {
namespace {

/// Far above any window over 28 pixels, far below what could overflow.
constexpr std::int64_t kLargestWindow = 1000;

int windowSize(const OnnxNode& node, const std::string& what, std::int64_t value, std::int64_t least) {
    if (value < least || value > kLargestWindow)
        node.fail("its " + what + " of " + std::to_string(value) + " is not possible");
    return static_cast<int>(value);
}

/// Padding at the two ends of one axis so that the output is the input's size over the stride, rounded up.
struct SamePadding {
    int before;
    int after;
};
SamePadding samePadding(int input, int kernel, int stride, bool extraAtTheEnd) {
    const int outputs = (input + stride - 1) / stride;
    const int total = std::max((outputs - 1) * stride + kernel - input, 0);
    const int less = total / 2;
    return extraAtTheEnd ? SamePadding{less, total - less} : SamePadding{total - less, less};
}

Padding explicitPadding(const OnnxNode& node) {
    const auto pads = node.integers("pads", {0, 0, 0, 0});
    if (pads.size() != 4) node.fail("its 'pads' are not four");
    const auto at = [&](std::size_t i) { return windowSize(node, "padding", pads[i], 0); };
    return {at(0), at(1), at(2), at(3)};
}

Padding readPadding(const OnnxNode& node, const Shape& input, const OnnxWindow& window) {
    const std::string mode = node.text("auto_pad", "NOTSET");
    if (mode == "NOTSET") return explicitPadding(node);
    if (mode == "VALID") return {};
    if (mode != "SAME_UPPER" && mode != "SAME_LOWER")
        node.fail("its padding '" + printable(mode) + "' is not known");
    const bool upper = mode == "SAME_UPPER";
    const auto reach = [](int kernel, int dilation) { return (kernel - 1) * dilation + 1; };
    const SamePadding rows =
        samePadding(input.height, reach(window.height, window.dilation.down), window.stride.down, upper);
    const SamePadding columns =
        samePadding(input.width, reach(window.width, window.dilation.across), window.stride.across, upper);
    return {rows.before, columns.before, rows.after, columns.after};
}

Steps readSteps(const OnnxNode& node, const std::string& name, const std::string& what) {
    const auto steps = node.integers(name, {1, 1});
    if (steps.size() != 2) node.fail("its " + name + " " + toString(steps) + " are not two");
    return {windowSize(node, what, steps[0], 1), windowSize(node, what, steps[1], 1)};
}

} // namespace

OnnxWindow readWindow(const OnnxNode& node, const Shape& input, std::int64_t kernelHeight,
                      std::int64_t kernelWidth) {
    OnnxWindow window{windowSize(node, "kernel", kernelHeight, 1),
                      windowSize(node, "kernel", kernelWidth, 1),
                      readSteps(node, "strides", "stride"),
                      readSteps(node, "dilations", "dilation"),
                      {}};
    if (window.height == 1) window.dilation.down = 1; // which has nothing to skip
    if (window.width == 1) window.dilation.across = 1;
    window.padding = readPadding(node, input, window);
    return window;
}

} // namespace digitpad
