// ReLU and pooling, forward and back.  One pass, a vector of channels at a time.
#include "core/nn/kernels/activation.h"

#include "core/nn/kernels/level/channels.h"
#include "core/nn/kernels/level/exports.h"
#include "core/nn/kernels/level/pool_window.h"

namespace digitpad::DIGITPAD_LEVEL {
namespace {

/// In one expression, which is fused wherever the level can: apart, whether compilers fuse it depends on the
/// code around, and levels would differ.
template <typename Scalar>
DIGITPAD_INLINE Vector<Scalar> shifted(const Activation<Scalar>& a, const Scalar* x, int c, int lanes) {
    const Vector<Scalar> scale = a.scale == nullptr ? broadcast(Scalar{1}) : load(a.scale + c, lanes);
    const Vector<Scalar> shift = a.shift == nullptr ? Vector<Scalar>{} : load(a.shift + c, lanes);
    return load(x + c, lanes) * scale + shift;
}

template <typename Scalar>
void activatePixels(const Activation<Scalar>& a) {
    const std::ptrdiff_t pixels = std::ptrdiff_t{a.count} * a.height * a.width;
    for (std::ptrdiff_t p = 0; p < pixels; ++p) {
        forEachVector<Scalar>(a.channels, [&](int c, int lanes) {
            Vector<Scalar> value = shifted(a, a.x + p * a.channels, c, lanes);
            if (a.after == After::Relu) value = larger(value, Vector<Scalar>{});
            store(a.y + p * a.channels + c, value, lanes);
        });
    }
}

/// Calls visit(first value of the window's top left pixel, first value of the pooled pixel).
template <typename Shape, typename Visit>
DIGITPAD_INLINE void forEachWindow(const Shape& s, Visit visit) {
    std::ptrdiff_t pooled = 0;
    for (int image = 0; image < s.count; ++image)
        for (int row = 0; row < s.height / 2; ++row)
            for (int column = 0; column < s.width / 2; ++column, pooled += s.channels)
                visit(((std::ptrdiff_t{image} * s.height + 2 * row) * s.width + 2 * column) * s.channels,
                      pooled);
}

template <typename Scalar>
void activateAndPool(const Activation<Scalar>& a) {
    const std::ptrdiff_t below = std::ptrdiff_t{a.width} * a.channels;
    forEachWindow(a, [&](std::ptrdiff_t first, std::ptrdiff_t pooled) {
        const Scalar* x = a.x + first;
        forEachVector<Scalar>(a.channels, [&](int c, int lanes) {
            const auto window = reluPool<Scalar>(
                shifted(a, x, c, lanes), shifted(a, x + a.channels, c, lanes),
                shifted(a, x + below, c, lanes), shifted(a, x + below + a.channels, c, lanes));
            store(a.y + pooled + c, window.value, lanes);
            if (a.winners != nullptr) storeWinners<Scalar>(a.winners + pooled + c, window.winner, lanes);
        });
    });
}

template <typename Scalar>
void stopAtZeros(const ActivationGradient<Scalar>& g) {
    const std::ptrdiff_t pixels = std::ptrdiff_t{g.count} * g.height * g.width;
    for (std::ptrdiff_t p = 0; p < pixels; ++p) {
        forEachVector<Scalar>(g.channels, [&](int c, int lanes) {
            const std::ptrdiff_t at = p * g.channels + c;
            const Vector<Scalar> gradient = load(g.dy + at, lanes);
            store(g.dx + at, load(g.y + at, lanes) > Vector<Scalar>{} ? gradient : Vector<Scalar>{}, lanes);
        });
    }
}

/// Rows and columns that fill no window get no gradient.
template <typename Scalar>
void clearUnpooled(const ActivationGradient<Scalar>& g) {
    const bool oddRow = g.height % 2 != 0;
    const bool oddColumn = g.width % 2 != 0;
    if (!oddRow && !oddColumn) return;
    for (int image = 0; image < g.count; ++image)
        for (int row = 0; row < g.height; ++row) {
            const bool whole = oddRow && row == g.height - 1;
            if (!whole && !oddColumn) continue;
            const int first = whole ? 0 : g.width - 1;
            Scalar* target = g.dx + ((std::ptrdiff_t{image} * g.height + row) * g.width + first) * g.channels;
            for (int i = 0; i < (g.width - first) * g.channels; ++i) target[i] = 0;
        }
}

template <typename Scalar>
void giveToWinners(const ActivationGradient<Scalar>& g) {
    const std::ptrdiff_t below = std::ptrdiff_t{g.width} * g.channels;
    clearUnpooled(g);
    forEachWindow(g, [&](std::ptrdiff_t first, std::ptrdiff_t pooled) {
        forEachVector<Scalar>(g.channels, [&](int c, int lanes) {
            const Vector<Scalar> gradient = load(g.dy + pooled + c, lanes);
            const auto winner = loadWinners<Scalar>(g.winners + pooled + c, lanes);
            const auto share = [&](int index) { return winner == index ? gradient : Vector<Scalar>{}; };
            Scalar* target = g.dx + first + c;
            store(target, share(0), lanes);
            store(target + g.channels, share(1), lanes);
            store(target + below, share(2), lanes);
            store(target + below + g.channels, share(3), lanes);
        });
    });
}

} // namespace

template <typename Scalar>
void activate(const Activation<Scalar>& a) {
    if (a.after == After::ReluPool)
        activateAndPool(a);
    else
        activatePixels(a);
}

template <typename Scalar>
void activationGradient(const ActivationGradient<Scalar>& g) {
    if (g.after == After::ReluPool)
        giveToWinners(g);
    else
        stopAtZeros(g);
}

template void activate(const Activation<float>&);
template void activate(const Activation<double>&);
template void activationGradient(const ActivationGradient<float>&);
template void activationGradient(const ActivationGradient<double>&);

} // namespace digitpad::DIGITPAD_LEVEL
