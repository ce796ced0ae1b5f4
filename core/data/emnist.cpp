#include "core/data/emnist.h"

#include "core/data/digit_image.h"
#include "core/data/wording.h"

namespace digitpad {
namespace {

bool isLetter(char c) {
    return c >= 'a' && c <= 'z';
}

/// Whether the collection is named, and not one that ends alike ("femnist", which is not stored so).
bool isEmnist(std::string_view name) {
    const std::size_t at = name.find("emnist");
    return at != std::string_view::npos && (at == 0 || !isLetter(name[at - 1]));
}

} // namespace

int FramedKind::classOf(int label) const {
    return hasDigits && label < kDigits ? label : kNotADigit;
}

FramedKind framedKindOf(std::string_view fileName) {
    const std::string name = lowerCase(fileName);
    FramedKind kind;
    if (!isEmnist(name)) return kind;
    const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
    kind.transposed = true;
    kind.hasDigits = !has("letters");
    if (has("letters")) kind.labels = 27; // A to Z from 1 on
    if (has("balanced") || has("bymerge")) kind.labels = 47;
    if (has("byclass")) kind.labels = 62;
    return kind;
}

} // namespace digitpad
