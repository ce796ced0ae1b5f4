#include "app/commands/synthesise.h"

#include <nlohmann/json.hpp>

#include "app/commands/inputs.h"
#include "app/commands/synthesised_folder.h"
#include "app/interrupt.h"
#include "core/data/labelled_samples.h"
#include "core/data/readers.h"
#include "core/error.h"
#include "core/synthesis/paper_kinds.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

constexpr int kUsualCount = 200;
constexpr int kMostPictures = 1'000'000;

const char* const kDescription =
    "Makes up pictures of numbers on paper from single digits: pen strokes and images of the data, written "
    "anew on plain, ruled and patterned paper and seen by a camera. The folder gets them as PNG, labels.csv "
    "with the digits in reading order, and annotations.json with each digit's box, as COCO has them. Letters "
    "and symbols of the data are written beside the numbers. The same data, seed and count give the same "
    "pictures.";

void addOptions(OptionParser& parser) {
    parser.addOption("data", "PATH", "Single digits, as train takes them; may be given several times.");
    parser.addOption("seed", "S", "Decides what is made; 1 otherwise.");
    parser.addOption("count", "N", QString("Pictures to make; %1 otherwise.").arg(kUsualCount));
    parser.addOption("out", "FOLDER", "The folder to write, which must be new or empty.");
    parser.addFlag("json", "Prints one JSON document.");
}

void addDrawings(const QString& path, WritingSources& sources) {
    for (LabelledDrawing& drawing : readSingleDigits(toPath(path))) {
        const bool isDigit = classOf(drawing.label) != kNotADigit;
        (isDigit ? sources.digitDrawings : sources.otherDrawings).push_back(std::move(drawing));
    }
}

void addImages(const Dataset& data, WritingSources& sources) {
    for (std::size_t i = 0; i < data.size(); ++i)
        if (data.label(i) != kNotADigit) sources.digitImages.push_back({data.image(i), data.label(i)});
}

WritingSources sourcesOf(const QStringList& paths, Console& console) {
    WritingSources sources;
    for (const QString& path : paths) {
        if (holdsPenStrokes(toPath(path))) {
            addDrawings(path, sources);
        } else {
            addImages(openData(path, DatasetPart::Train, console), sources);
        }
    }
    return sources;
}

/// False where the user asked for an end.
bool fill(SynthesisedFolder& folder, const PaperSynthesis& synthesis, std::uint64_t seed, int count,
          const InterruptGuard& interrupt, Console& console) {
    for (int i = 0; i < count; ++i) {
        if (interrupt.interrupted()) return false;
        Random random = Random::forStream(seed, static_cast<std::uint64_t>(i));
        const PaperOptions paper = anyPaper(random);
        folder.add(synthesis.picture(paper, random));
        console.showProgress((i + 1.0) / count, QString("%1 of %2 pictures").arg(i + 1).arg(count));
    }
    console.clearProgress();
    return true;
}

void print(const QString& out, std::uint64_t seed, const SynthesisedFolder& folder, bool asJson,
           Console& console) {
    if (asJson) {
        console.printJson({{"folder", bytesOf(out)},
                           {"seed", seed},
                           {"pictures", folder.pictures()},
                           {"digits", folder.digits()}});
        return;
    }
    console.print(
        QString("%1 pictures with %2 digits in %3").arg(folder.pictures()).arg(folder.digits()).arg(out));
}

} // namespace

int runSynthesise(const QStringList& arguments, Console& console) {
    OptionParser parser("synthesise --data PATH... --out FOLDER [--seed S] [--count N] [--json]",
                        kDescription);
    addOptions(parser);
    if (!parser.parse(arguments, console)) return 0;
    parser.files(0, 0);
    const QStringList paths = parser.requiredValues("data");
    const QString out = parser.required("out");
    const std::uint64_t seed = parser.natural("seed").value_or(1);
    const int count = parser.integer("count", 1, kMostPictures).value_or(kUsualCount);

    requireFreeFolder(toPath(out)); // before the data is read
    const PaperSynthesis synthesis(sourcesOf(paths, console));
    if (!synthesis.canWrite())
        throw Error(paths.join(", ").toStdString(), "holds no digit", "Give data with single digits");
    const InterruptGuard interrupt; // until the folder is whole, or gone
    SynthesisedFolder folder(toPath(out));
    if (!fill(folder, synthesis, seed, count, interrupt, console)) {
        console.clearProgress();
        console.complain("stopped; nothing was written");
        return 1;
    }
    folder.keep();
    print(out, seed, folder, parser.isSet("json"), console);
    return 0;
}

} // namespace digitpad
