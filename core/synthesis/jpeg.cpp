#include "core/synthesis/jpeg.h"

#include <memory>

#include "core/preprocess/pix.h"

namespace digitpad {

GreyImage throughJpeg(const GreyImage& image, int quality) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    const PixOwner pix = toPix(image);
    expectDone(pixWriteMemJpeg(&bytes, &size, pix.get(), quality, 0));
    const std::unique_ptr<l_uint8, void (*)(void*)> owner(bytes, lept_free);
    return toGrey(own(pixReadMemJpeg(bytes, size, 0, 1, nullptr, 0)));
}

} // namespace digitpad
