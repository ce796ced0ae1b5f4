#include "core/failure.h"

#include <filesystem>
#include <new>
#include <stdexcept>

namespace digitpad {

std::string failureMessage(const std::exception& error) {
    // A container asked to grow past what can be addressed says length_error.
    if (dynamic_cast<const std::bad_alloc*>(&error) || dynamic_cast<const std::length_error*>(&error))
        return "there is not enough memory for this. Close other programs or choose something smaller";
    if (const auto* files = dynamic_cast<const std::filesystem::filesystem_error*>(&error))
        return files->path1().string() + ": " + files->code().message();
    return error.what();
}

} // namespace digitpad
