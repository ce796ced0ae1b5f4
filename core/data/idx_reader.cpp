// MNIST's IDX files: a big-endian magic number (type and number of dimensions), the dimensions, the bytes.
// Format: LeCun, Cortes, Burges, "The MNIST database of handwritten digits".
#include <array>
#include <string>

#include "core/data/gzip_file.h"
#include "core/data/idx_names.h"
#include "core/data/readers.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kLabelsMagic = 0x0801; // unsigned bytes, one dimension
constexpr std::uint32_t kImagesMagic = 0x0803; // unsigned bytes, three dimensions

fs::path requireFile(const fs::path& folder, DatasetPart part, IdxContent content) {
    if (const auto path = findIdxFile(folder, part, content)) return *path;
    const std::string name = idxName(part, content);
    throw Error(folder.string(), "there is no " + name + " or " + name + ".gz",
                "Images and labels must lie in one folder");
}

std::uint32_t readNumber(GzipFile& file) {
    std::array<std::uint8_t, 4> bytes{};
    if (file.read(bytes) != bytes.size()) {
        throw Error(file.path().string(), "the file is too short for an IDX header", "Get it again");
    }
    std::uint32_t number = 0;
    for (const std::uint8_t byte : bytes) number = number << 8 | byte;
    return number;
}

void requireMagic(GzipFile& file, std::uint32_t expected, const char* content) {
    if (readNumber(file) == expected) return;
    throw Error(file.path().string(), std::string("is not an IDX file of ") + content,
                "Give the files of MNIST, gzipped or not");
}

/// Checks the size before it allocates, so that a damaged count cannot ask for all memory.
std::vector<std::uint8_t> readBody(GzipFile& file, std::uint64_t count, std::uint64_t itemSize) {
    constexpr std::uint64_t kMostItems = 20'000'000;
    const std::string promise = "its header promises " + std::to_string(count) + " items";
    if (count == 0) throw Error(file.path().string(), "holds no samples");
    if (count > kMostItems || count * itemSize > file.contentLimit()) {
        throw Error(file.path().string(), promise + ", more than the file can hold", "Get it again");
    }
    std::vector<std::uint8_t> body(count * itemSize);
    if (const std::size_t got = file.read(body); got != body.size()) {
        throw Error(file.path().string(), promise + ", but it ends after " + std::to_string(got / itemSize),
                    "It is cut off: get it again");
    }
    std::array<std::uint8_t, 1> more{};
    if (file.read(more) != 0) throw Error(file.path().string(), promise + ", but it goes on after them");
    return body;
}

std::vector<int> readLabels(const fs::path& path) {
    GzipFile file(path);
    requireMagic(file, kLabelsMagic, "labels");
    const std::uint32_t count = readNumber(file);
    const std::vector<std::uint8_t> body = readBody(file, count, 1);
    for (std::size_t i = 0; i < body.size(); ++i) {
        if (body[i] >= kDigits) {
            throw Error(path.string(), "label " + std::to_string(i) + " is " + std::to_string(body[i]),
                        "Labels must be digits, 0 to 9");
        }
    }
    return {body.begin(), body.end()};
}

std::vector<std::uint8_t> readImages(const fs::path& path) {
    GzipFile file(path);
    requireMagic(file, kImagesMagic, "images");
    const std::uint32_t count = readNumber(file);
    const std::uint32_t rows = readNumber(file);
    const std::uint32_t columns = readNumber(file);
    if (rows != kImageSide || columns != kImageSide) {
        throw Error(path.string(),
                    "its images are " + std::to_string(columns) + "x" + std::to_string(rows) + " pixels",
                    "They must be 28x28");
    }
    return readBody(file, count, kImagePixels);
}

} // namespace

Dataset readIdx(const fs::path& folder, DatasetPart part) {
    const fs::path labelsPath = requireFile(folder, part, IdxContent::Labels);
    const fs::path imagesPath = requireFile(folder, part, IdxContent::Images);
    std::vector<int> labels = readLabels(labelsPath);
    std::vector<std::uint8_t> pixels = readImages(imagesPath);
    if (const std::size_t images = pixels.size() / kImagePixels; images != labels.size()) {
        throw Error(imagesPath.string(),
                    "has " + std::to_string(images) + " images, but " + labelsPath.filename().string() +
                        " has " + std::to_string(labels.size()) + " labels",
                    "Take both files from the same place");
    }
    return {displayName(folder) + " " + (part == DatasetPart::Train ? "train" : "test"), std::move(pixels),
            std::move(labels)};
}

} // namespace digitpad
