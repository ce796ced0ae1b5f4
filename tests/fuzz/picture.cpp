// A picture in any format, as `read` decodes it.
#include "tests/fuzz/application.h"
#include "tests/fuzz/files.h"
#include "ui/picture_file.h"

namespace digitpad::fuzz {

void tryPicture(Bytes bytes) {
    haveApplication();
    const std::string_view text = textOf(bytes);
    toGrey(decodePicture(QByteArray(text.data(), static_cast<qsizetype>(text.size())), "picture"));
}

} // namespace digitpad::fuzz
