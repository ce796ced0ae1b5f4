// Pictures and drawings as they come in, before ink is extracted or strokes are rendered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace digitpad {

/// Any picture as grey values, 0 black to 255 white, row-major without padding.
struct GreyImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    std::uint8_t at(int x, int y) const { return pixels[static_cast<std::size_t>(y * width + x)]; }
};

/// Ink coverage, 0 paper to 1 full ink, row-major without padding; what framing works on.
struct InkImage {
    int width = 0;
    int height = 0;
    std::vector<float> pixels;

    InkImage() = default;
    InkImage(int w, int h)
        : width(w), height(h), pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}
    float& at(int x, int y) { return pixels[static_cast<std::size_t>(y * width + x)]; }
    float at(int x, int y) const { return pixels[static_cast<std::size_t>(y * width + x)]; }
};

/// Decodes a picture file upright (EXIF applied) and on white where transparent; throws Error.
/// Handed in from outside, since decoding is the GUI toolkit's work.
using PictureDecoder = std::function<GreyImage(const std::filesystem::path&)>;

} // namespace digitpad
