// A whole picture read: its width and height, up to 128, and grey values that are repeated to fill it.
#include "core/reading/picture_reader.h"
#include "tests/fuzz/classifier.h"
#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryPictureReading(Bytes bytes) {
    if (bytes.size() < 3) return;
    GreyImage picture{1 + bytes[0] / 2, 1 + bytes[1] / 2, {}};
    bytes = bytes.subspan(2);
    const auto pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    for (std::size_t i = 0; i < pixels; ++i) picture.pixels.push_back(bytes[i % bytes.size()]);
    Workspace workspace;
    readPicture(picture, shippedClassifier(), &shippedDetector(), workspace);
}

} // namespace digitpad::fuzz
