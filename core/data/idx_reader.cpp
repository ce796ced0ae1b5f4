// MNIST's IDX files: a big-endian magic number (type and number of dimensions), the dimensions, the bytes.
// Format: LeCun, Cortes, Burges, "The MNIST database of handwritten digits".
#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "core/data/emnist.h"
#include "core/data/framed_pixels.h"
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
constexpr std::uint32_t kTableMagic = 0x0C02;  // integers of four bytes, two dimensions

fs::path requireFile(const IdxFolder& files, const fs::path& folder, const IdxName& name) {
    if (const auto path = files.find(name)) return *path;
    const std::string missing = idxName(name);
    throw Error(folder.string(), "there is no " + missing + " or " + missing + ".gz",
                "Images and labels must lie in one folder");
}

std::uint32_t bigEndian(std::span<const std::uint8_t> bytes) {
    std::uint32_t number = 0;
    for (const std::uint8_t byte : bytes) number = number << 8 | byte;
    return number;
}

std::uint32_t readNumber(GzipFile& file) {
    std::array<std::uint8_t, 4> bytes{};
    if (file.read(bytes) != bytes.size()) {
        throw Error(file.path().string(), "the file is too short for an IDX header", "Get it again");
    }
    return bigEndian(bytes);
}

[[noreturn]] void refuseMagic(const GzipFile& file, const char* content) {
    throw Error(file.path().string(), std::string("is not an IDX file of ") + content,
                "Give the files of MNIST, gzipped or not");
}

/// Takes memory as the content comes, so that neither a damaged count nor a small file that unpacks into a
/// huge one asks for all of it at once.
std::vector<std::uint8_t> readItems(GzipFile& file, std::uint64_t size, ReadingMeter& meter) {
    constexpr std::uint64_t kStep = std::uint64_t{8} << 20;
    std::vector<std::uint8_t> body;
    while (body.size() < size) {
        const std::size_t before = body.size();
        const auto step = static_cast<std::size_t>(std::min(kStep, size - before));
        body.resize(before + step);
        const std::size_t got = file.read(std::span(body).subspan(before));
        body.resize(before + got);
        meter.at(body.size() / kImagePixels, [&] { return file.share(); });
        if (got < step) break;
    }
    return body;
}

/// Checks the size before it reads.
std::vector<std::uint8_t> readBody(GzipFile& file, std::uint64_t count, std::uint64_t itemSize,
                                   ReadingMeter& meter) {
    constexpr std::uint64_t kMostItems = 20'000'000;
    const std::string promise = "its header promises " + std::to_string(count) + " items";
    if (count == 0) throw Error(file.path().string(), "holds no samples", "Give a file with images");
    if (count > kMostItems || count * itemSize > file.contentLimit()) {
        throw Error(file.path().string(), promise + ", more than the file can hold", "Get it again");
    }
    std::vector<std::uint8_t> body = readItems(file, count * itemSize, meter);
    if (body.size() != count * itemSize) {
        throw Error(file.path().string(),
                    promise + ", but it ends after " + std::to_string(body.size() / itemSize),
                    "It is cut off: get it again");
    }
    std::array<std::uint8_t, 1> more{};
    if (file.read(more) != 0)
        throw Error(file.path().string(), promise + ", but it goes on after them",
                    "It is damaged, or another program's: get it again");
    return body;
}

/// A byte each, as in MNIST, or as QMNIST has them: the first of several numbers, of which the others say
/// who wrote the digit where.
std::vector<std::uint32_t> readLabelNumbers(GzipFile& file, ReadingMeter& meter) {
    const std::uint32_t magic = readNumber(file);
    if (magic != kLabelsMagic && magic != kTableMagic) refuseMagic(file, "labels");
    const std::uint32_t count = readNumber(file);
    const std::uint64_t columns = magic == kTableMagic ? readNumber(file) : 1;
    if (columns == 0) throw Error(file.path().string(), "has no column of labels", "Get it again");
    const std::size_t width = magic == kTableMagic ? 4 : 1;
    const std::vector<std::uint8_t> body = readBody(file, count, columns * width, meter);
    std::vector<std::uint32_t> numbers(count);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = bigEndian(std::span(body).subspan(i * columns * width, width));
    return numbers;
}

std::vector<int> readLabels(const fs::path& path, const FramedKind& kind, ReadingMeter& meter) {
    GzipFile file(path);
    const std::vector<std::uint32_t> numbers = readLabelNumbers(file, meter);
    std::vector<int> labels(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] >= static_cast<std::uint32_t>(kind.labels)) {
            throw Error(path.string(), "label " + std::to_string(i) + " is " + std::to_string(numbers[i]),
                        "Labels must be digits, 0 to 9; EMNIST's letters are known by its files' own names");
        }
        labels[i] = kind.classOf(static_cast<std::uint8_t>(numbers[i]));
    }
    return labels;
}

std::vector<std::uint8_t> readImages(const fs::path& path, ReadingMeter& meter) {
    GzipFile file(path);
    if (readNumber(file) != kImagesMagic) refuseMagic(file, "images");
    const std::uint32_t count = readNumber(file);
    const std::uint32_t rows = readNumber(file);
    const std::uint32_t columns = readNumber(file);
    if (rows != kImageSide || columns != kImageSide) {
        throw Error(path.string(),
                    "its images are " + std::to_string(columns) + "x" + std::to_string(rows) + " pixels",
                    "They must be 28x28");
    }
    return readBody(file, count, kImagePixels, meter);
}

} // namespace

Dataset readIdx(const fs::path& folder, DatasetPart part, const ReadingControl& control,
                const std::string& wanted) {
    const IdxFolder files(folder);
    const std::string collection = wanted.empty() ? files.bestCollection(part) : wanted;
    const fs::path labelsPath = requireFile(files, folder, {collection, part, IdxContent::Labels});
    const fs::path imagesPath = requireFile(files, folder, {collection, part, IdxContent::Images});
    const FramedKind kind = framedKindOf(collection);
    ReadingMeter meter(control);
    std::vector<int> labels = readLabels(labelsPath, kind, meter);
    std::vector<std::uint8_t> pixels = readImages(imagesPath, meter);
    if (const std::size_t images = pixels.size() / kImagePixels; images != labels.size()) {
        throw Error(imagesPath.string(),
                    "has " + std::to_string(images) + " images, but " + labelsPath.filename().string() +
                        " has " + std::to_string(labels.size()) + " labels",
                    "Take both files from the same place");
    }
    std::vector<std::string> assumed;
    if (wanted.empty() && files.collections(part).size() > 1)
        assumed.emplace_back("of several collections in the folder this one was taken");
    normaliseFramed(pixels, kind, assumed);
    const std::string name = (collection.empty() ? displayName(folder) : collection) +
                             (part == DatasetPart::Train ? " train" : " test");
    return {name, std::move(pixels), std::move(labels), {}, noteOf(name, assumed)};
}

} // namespace digitpad
