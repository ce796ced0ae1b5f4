// What is tried with strangers' bytes: one function for each way in.  libFuzzer calls them (./dev fuzz), and
// so does the smoke test, which needs no clang.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace digitpad::fuzz {

using Bytes = std::span<const std::uint8_t>;

// Each may throw Error, which is how the program refuses; anything else that leaves it is a fault.
void tryCheckpoint(Bytes bytes);
void tryCorrections(Bytes bytes);
void tryCsv(Bytes bytes);
void tryGzip(Bytes bytes);
void tryIdx(Bytes bytes);
void tryLabels(Bytes bytes);
void tryMetadata(Bytes bytes);
void tryOnnx(Bytes bytes);
void tryPen(Bytes bytes);
void tryPicture(Bytes bytes);
void tryPictureReading(Bytes bytes);
void trySettings(Bytes bytes);
void tryStrokesReading(Bytes bytes);

struct Target {
    const char* name; ///< also the folder of its seeds
    void (*tryBytes)(Bytes bytes);
};

inline constexpr Target kTargets[] = {
    {"checkpoint", tryCheckpoint},
    {"corrections", tryCorrections},
    {"csv", tryCsv},
    {"gzip", tryGzip},
    {"idx", tryIdx},
    {"labels", tryLabels},
    {"metadata", tryMetadata},
    {"onnx", tryOnnx},
    {"pen", tryPen},
    {"picture", tryPicture},
    {"picture_reading", tryPictureReading},
    {"settings", trySettings},
    {"strokes_reading", tryStrokesReading},
};

/// Null where there is none of that name.
inline const Target* targetNamed(std::string_view name) {
    for (const Target& target : kTargets)
        if (name == target.name) return &target;
    return nullptr;
}

} // namespace digitpad::fuzz
