#include "ui/picture_file.h"

#include <QPainter>
#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <system_error>

#include "core/error.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

/// More than any usual picture of kMaxPicturePixels takes, even without compression.
constexpr std::uintmax_t kMaxBytes = 1'000'000'000;

void requireReadable(const std::filesystem::path& path, const std::string& where) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(where, "there is no such file", "Check the name");
    if (error)
        throw Error(where, "it cannot be read: " + error.message(), "Check the name and the permissions");
    if (std::filesystem::is_directory(status))
        throw Error(where, "this is a folder, not a picture", "Choose a file in it");
    if (!std::filesystem::is_regular_file(status)) // which might be waited for without end
        throw Error(where, "this is not a plain file", "Save the picture to a file first");
}

/// Not through QFile, which knows only names in UTF-8.
QByteArray contentOf(const std::filesystem::path& path, const std::string& where) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file && errno == EACCES)
        throw Error(where, "no permission to read it", "Change the file's permissions");
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (!file || error)
        throw Error(where, "it cannot be read: " + std::generic_category().message(errno), "Try again");
    if (size == 0) throw Error(where, "the file is empty", "Choose another picture");
    if (size > kMaxBytes)
        throw Error(where, "the file is too large for a picture", "Choose one of at most 1 GB");
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    file.read(bytes.data(), bytes.size());
    if (file.gcount() != bytes.size()) throw Error(where, "it cannot be read to its end", "Try again");
    return bytes;
}

/// Calls `use` with one part of the rows after the other, so that a large picture in another format takes
/// little more memory.
template <typename Use>
void forEachStrip(const QImage& image, const Use& use) {
    constexpr int kRows = 64;
    for (int y = 0; y < image.height(); y += kRows)
        use(image.copy(0, y, image.width(), std::min(kRows, image.height() - y)));
}

/// Whether what is drawn on the transparent parts of `image` would be lost on white.
bool isLightOnNothing(const QImage& image) {
    double light = 0;
    double opaque = 0;
    qint64 transparent = 0;
    forEachStrip(image, [&](const QImage& strip) {
        const QImage pixels = strip.convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < pixels.height(); ++y) {
            const auto* row = reinterpret_cast<const QRgb*>(pixels.constScanLine(y));
            for (int x = 0; x < pixels.width(); ++x) {
                light += qAlpha(row[x]) * qGray(row[x]);
                opaque += qAlpha(row[x]);
                transparent += qAlpha(row[x]) < 128 ? 1 : 0;
            }
        }
    });
    // A few clear pixels, as at rounded corners, do not make a picture a drawing on nothing.
    const bool mostlyClear = 2 * transparent > static_cast<qint64>(image.width()) * image.height();
    return mostlyClear && light > 128 * opaque;
}

QImage onGround(const QImage& image, Qt::GlobalColor ground) {
    QImage flat(image.size(), QImage::Format_RGB32);
    flat.fill(ground);
    QPainter painter(&flat);
    // Into pixels, whatever the image's pixel ratio.
    painter.drawImage(QRect(QPoint(), image.size()), image);
    return flat;
}

} // namespace

QImage loadImage(const std::filesystem::path& path) {
    const std::string where = printableName(path);
    requireReadable(path, where);
    return decodePicture(contentOf(path, where), where);
}

GreyImage toGrey(const QImage& image) {
    GreyImage grey{image.width(), image.height(), {}};
    grey.pixels.reserve(static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()));
    const bool isClear = image.hasAlphaChannel();
    const Qt::GlobalColor ground = isClear && isLightOnNothing(image) ? Qt::black : Qt::white;
    forEachStrip(image, [&](const QImage& strip) {
        const QImage rows =
            (isClear ? onGround(strip, ground) : strip).convertToFormat(QImage::Format_Grayscale8);
        for (int y = 0; y < rows.height(); ++y) {
            const uchar* row = rows.constScanLine(y);
            grey.pixels.insert(grey.pixels.end(), row, row + rows.width());
        }
    });
    return grey;
}

GreyImage loadPicture(const std::filesystem::path& path) {
    return toGrey(loadImage(path));
}

} // namespace digitpad
