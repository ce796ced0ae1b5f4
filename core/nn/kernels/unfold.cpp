#include "core/nn/kernels/unfold.h"

#include <algorithm>

namespace digitpad {
namespace {

/// Calls visit(image row or -1 in the padding, first column, patch row offset) for each window row of each
/// output pixel.
template <typename Visit>
void forEachPatchRow(const Shape& input, const Window& window, const Shape& output, RowRange rows,
                     Visit visit) {
    for (int row = rows.begin; row < rows.end; ++row) {
        const int image = row / output.height;
        const int top = (row % output.height) * window.stride - window.padding.top;
        for (int column = 0; column < output.width; ++column) {
            const int left = column * window.stride - window.padding.left;
            for (int v = 0; v < window.height; ++v) {
                const int y = top + v;
                const bool inside = y >= 0 && y < input.height;
                visit(inside ? image * input.height + y : -1, left);
            }
        }
    }
}

} // namespace

template <typename Scalar>
void unfold(const Tensor<Scalar>& x, const Window& window, const Shape& output, RowRange rows,
            Scalar* patches) {
    const Shape input = x.shape();
    const int channels = input.channels;
    const int run = window.width * channels;
    forEachPatchRow(input, window, output, rows, [&](int y, int left) {
        if (y < 0) {
            std::fill_n(patches, run, Scalar{0});
        } else {
            const int first = std::clamp(-left, 0, window.width);
            const int last = std::clamp(input.width - left, first, window.width);
            const Scalar* source =
                x.data() + (static_cast<std::ptrdiff_t>(y) * input.width + left) * channels;
            std::fill_n(patches, first * channels, Scalar{0});
            std::copy(source + first * channels, source + last * channels, patches + first * channels);
            std::fill(patches + last * channels, patches + run, Scalar{0});
        }
        patches += run;
    });
}

template <typename Scalar>
void foldAdd(const Scalar* patches, const Window& window, const Shape& output, RowRange rows,
             Tensor<Scalar>& dx) {
    const Shape input = dx.shape();
    const int channels = input.channels;
    const int run = window.width * channels;
    forEachPatchRow(input, window, output, rows, [&](int y, int left) {
        if (y >= 0) {
            const int first = std::clamp(-left, 0, window.width);
            const int last = std::clamp(input.width - left, first, window.width);
            Scalar* target = dx.data() + (static_cast<std::ptrdiff_t>(y) * input.width + left) * channels;
            for (int i = first * channels; i < last * channels; ++i) target[i] += patches[i];
        }
        patches += run;
    });
}

template void unfold(const Tensor<float>&, const Window&, const Shape&, RowRange, float*);
template void unfold(const Tensor<double>&, const Window&, const Shape&, RowRange, double*);
template void foldAdd(const float*, const Window&, const Shape&, RowRange, Tensor<float>&);
template void foldAdd(const double*, const Window&, const Shape&, RowRange, Tensor<double>&);

} // namespace digitpad
