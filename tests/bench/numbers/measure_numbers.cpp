// How many numbers are read right: composed of the digits in files of pen strokes, as strokes and as a
// picture of them; or how many single digits stay one.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/data/held_out.h"
#include "core/data/look_alikes.h"
#include "core/data/readers.h"
#include "core/error.h"
#include "core/model/onnx_file.h"
#include "core/preprocess/rasteriser.h"
#include "core/preprocess/sample_renderers.h"
#include "core/reading/reader.h"
#include "tests/bench/numbers/composer.h"
#include "tests/bench/numbers/writers.h"

namespace digitpad::bench {
namespace {

constexpr const char* kUsage =
    "usage: measure_numbers [--training] [--touching] [--singles] [--count N] [--seed S] [--pen "
    "PART_OF_HEIGHT]\n"
    "                       [--letters PEN.jsonl] [--write ALL.jsonl] [--misread MISREAD.jsonl]\n"
    "                       MODEL.onnx PEN.jsonl...\n"
    "Takes the writers that training leaves out, or with --training the others.  With --letters each number\n"
    "has one of that file's characters in it that training left out, which should be rejected.\n";

struct Options {
    bool heldOut = true;
    bool singles = false;
    NumberStyle style;
    int count = 500;
    std::uint64_t seed = 1;
    std::string letters;
    std::string write;
    std::string misread;
    std::vector<std::filesystem::path> files; ///< the model first
};

Options parse(const std::vector<std::string>& arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& name = arguments[i];
        const auto value = [&] {
            return ++i < arguments.size() ? arguments[i] : throw Error(name, "needs a value");
        };
        if (name == "--training")
            options.heldOut = false;
        else if (name == "--touching")
            options.style.touching = true;
        else if (name == "--singles")
            options.singles = true;
        else if (name == "--count")
            options.count = std::stoi(value());
        else if (name == "--seed")
            options.seed = std::stoull(value());
        else if (name == "--pen")
            options.style.pen = std::stod(value());
        else if (name == "--letters")
            options.letters = value();
        else if (name == "--write")
            options.write = value();
        else if (name == "--misread")
            options.misread = value();
        else
            options.files.emplace_back(name);
    }
    if (options.files.size() < 2) throw Error("measure_numbers", "needs a model and pen strokes", kUsage);
    return options;
}

std::vector<LabelledDrawing> lettersIn(const std::string& file) {
    std::vector<LabelledDrawing> letters;
    if (!file.empty()) letters = readPenStrokes(file);
    std::erase_if(letters, [](const LabelledDrawing& letter) {
        return letter.label.size() != 1 || !isHeldOut(letter.writer) || !canTeach(letter);
    });
    return letters;
}

/// As composeNumber(), of three characters at least, of which one is a letter.
LabelledDrawing composeWithLetter(std::vector<LabelledDrawing> writer, const LabelledDrawing& letter,
                                  const NumberStyle& style, Random& random) {
    writer.insert(writer.end(), std::max<std::size_t>(writer.size() / 4, 1), letter);
    while (true) {
        LabelledDrawing number = composeNumber(writer, style, random);
        const std::string& label = number.label;
        if (label.size() > 2 && std::ranges::count(label, letter.label.front()) == 1) return number;
    }
}

std::vector<LabelledDrawing> samples(const Options& options) {
    const auto writers = digitsByWriter({options.files.begin() + 1, options.files.end()}, options.heldOut);
    if (writers.empty()) throw Error("measure_numbers", "there is no digit of such a writer");
    std::vector<LabelledDrawing> result;
    if (options.singles) {
        const PenOptions pen;
        for (const auto& [name, drawings] : writers)
            for (LabelledDrawing drawing : drawings) {
                drawing.drawing = scaledDrawing(drawing.drawing, pen.canvasSide, pen.penWidth);
                result.push_back(std::move(drawing));
            }
        return result;
    }
    const std::vector<LabelledDrawing> letters = lettersIn(options.letters);
    Random random(options.seed);
    for (int i = 0; i < options.count; ++i) {
        const auto writer =
            std::next(writers.begin(), static_cast<std::ptrdiff_t>(random.below(writers.size())));
        if (letters.empty())
            result.push_back(composeNumber(writer->second, options.style, random));
        else
            result.push_back(composeWithLetter(writer->second, letters[random.below(letters.size())],
                                               options.style, random));
    }
    return result;
}

/// Dark ink on light paper with a margin.
GreyImage pictureOf(const Drawing& drawing) {
    constexpr int kMargin = 20;
    const InkImage ink = rasterise(drawing);
    GreyImage picture{ink.width + 2 * kMargin, ink.height + 2 * kMargin, {}};
    picture.pixels.assign(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height),
                          240);
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x)
            picture.pixels[static_cast<std::size_t>((y + kMargin) * picture.width + x + kMargin)] =
                static_cast<std::uint8_t>(240 - 210 * ink.at(x, y));
    return picture;
}

std::string digitsOf(const Reading& reading) {
    std::string digits;
    for (const DigitReading& digit : reading.digits) digits += std::to_string(digit.prediction.digit);
    return digits;
}

void writeLine(std::ostream& out, const LabelledDrawing& drawing, const std::string& read) {
    nlohmann::json strokes = nlohmann::json::array();
    for (const Stroke& stroke : drawing.drawing.strokes) {
        nlohmann::json points = nlohmann::json::array();
        for (const PenPoint& point : stroke.points) points.push_back({point.x, point.y});
        strokes.push_back(points);
    }
    nlohmann::json line{{"label", drawing.label}, {"source", drawing.source}, {"writer", drawing.writer}};
    if (!read.empty()) line["read"] = read;
    line["strokes"] = strokes;
    out << line.dump() << '\n';
}

/// Figures of one way of reading.
struct Tally {
    int count = 0;
    int right = 0;
    int rightLength = 0;
    int rejected = 0;
    int rightWhole = 0;        ///< and nothing in it rejected
    std::vector<double> times; ///< milliseconds

    void add(const std::string& label, const Reading& reading, double milliseconds) {
        const std::string read = digitsOf(reading);
        ++count;
        right += read == label ? 1 : 0;
        rejected += reading.rejected() ? 1 : 0;
        rightWhole += read == label && !reading.rejected() ? 1 : 0;
        rightLength += read.size() == label.size() ? 1 : 0;
        times.push_back(milliseconds);
    }
    void print(const char* name) {
        std::ranges::sort(times);
        std::cout << name << ": " << 100.0 * right / count << " % right, " << 100.0 * rightLength / count
                  << " % with as many digits, " << 100.0 * rightWhole / count
                  << " % right and no digit rejected, " << 100.0 * rejected / count
                  << " % with a rejected one, of " << count << "; median " << times[times.size() / 2]
                  << " ms, p99 " << times[times.size() * 99 / 100] << " ms\n";
    }
};

template <typename Read>
std::string timed(Tally& tally, const std::string& label, Read read) {
    const auto start = std::chrono::steady_clock::now();
    const Reading reading = read();
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    tally.add(label, reading, taken.count());
    return digitsOf(reading);
}

void measure(const Options& options) {
    const Classifier classifier(readOnnx(options.files.front()));
    Workspace workspace;
    Tally strokes;
    Tally pictures;
    std::ofstream all(options.write);
    std::ofstream misread(options.misread);
    for (const LabelledDrawing& sample : samples(options)) {
        const std::string read =
            timed(strokes, sample.label, [&] { return readStrokes(sample.drawing, classifier, workspace); });
        const GreyImage picture = pictureOf(sample.drawing);
        const std::string seen =
            timed(pictures, sample.label, [&] { return readByInk(picture, classifier, workspace); });
        if (!options.write.empty()) writeLine(all, sample, {});
        const bool ok = read == sample.label && seen == sample.label;
        if (!options.misread.empty() && !ok) writeLine(misread, sample, read + " / " + seen);
    }
    strokes.print("strokes");
    pictures.print("picture");
}

} // namespace
} // namespace digitpad::bench

int main(int argc, char** argv) {
    try {
        digitpad::bench::measure(digitpad::bench::parse({argv + 1, argv + argc}));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
