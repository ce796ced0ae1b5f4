#include "app/commands/read.h"

#include <nlohmann/json.hpp>

#include "app/commands/picture_reading.h"
#include "core/error.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

using Json = nlohmann::ordered_json;

/// Null where there is none.
Json reasonOf(Rejection rejection) {
    return rejection == Rejection::None ? Json() : Json(nameOf(rejection));
}

/// Null outside of tables.
Json placeOf(int rowOrColumn) {
    return rowOrColumn < 0 ? Json() : Json(rowOrColumn);
}

Json separatorOf(const DigitReading& reading) {
    return reading.separator == 0 ? Json() : Json(std::string(1, reading.separator));
}

Json toJson(const DigitReading& reading) {
    const Prediction& prediction = reading.prediction;
    const Box& box = reading.box;
    return {{"digit", prediction.digit},
            {"probability", prediction.probability},
            {"box", {{"x", box.x}, {"y", box.y}, {"width", box.width}, {"height", box.height}}},
            {"line", reading.line},
            {"group", reading.group},
            {"row", placeOf(reading.row)},
            {"column", placeOf(reading.column)},
            {"separator", separatorOf(reading)}, // in front of it
            {"rejected", prediction.rejected},
            {"reason", reasonOf(reading.rejection)},
            {"probabilities", prediction.probabilities}};
}

Json toJson(const QString& file, const Reading& reading) {
    Json digits = Json::array();
    for (const DigitReading& digit : reading.digits) digits.push_back(toJson(digit));
    return {{"file", bytesOf(file)},
            {"text", reading.text()},
            {"digitsText", reading.digitsText()},
            {"rejected", reading.rejected()},
            {"reason", reasonOf(reading.rejection())},
            {"leftOut", reading.leftOut}, // of its parts
            {"digits", digits}};
}

/// What was read, or why not.
QString inWords(const DigitReading& reading) {
    const Prediction& prediction = reading.prediction;
    if (prediction.rejected) return "?  " + QString::fromStdString(inWords(reading.rejection, prediction));
    return QString("%1  %2 %").arg(prediction.digit).arg(100 * prediction.probability, 5, 'f', 1);
}

/// Of what was not read for its number; empty where nothing was left out.
QString leftOut(const Reading& reading) {
    return reading.leftOut == 0 ? QString()
                                : QString("  (%1 smaller parts are not read)").arg(reading.leftOut);
}

QString summary(const Reading& reading) {
    if (reading.digits.empty()) return "no digit found, the picture is blank";
    const QString text = QString::fromStdString(reading.text()).replace('\n', " / ") + leftOut(reading);
    if (!reading.rejected()) return text;
    const QString reason = QString::fromStdString(reading.reason());
    return reading.digits.size() == 1 ? "not read: " + reason : text + "  (? is " + reason + ")";
}

void print(const QString& file, const Reading& reading, Console& console) {
    console.print(QString::fromStdString(printableName(file)) + ": " + summary(reading));
    for (const DigitReading& digit : reading.digits) {
        const Box& box = digit.box;
        console.print(QString("  %1  in %2x%3 at %4,%5")
                          .arg(inWords(digit))
                          .arg(box.width)
                          .arg(box.height)
                          .arg(box.x)
                          .arg(box.y));
    }
}

} // namespace

int runRead(const QStringList& arguments, Console& console) {
    OptionParser parser(
        "read FILE... [--model M] [--detector D] [--json]",
        "Reads the handwritten digits and numbers in pictures, in any format Qt can open. A ? stands for "
        "what is not a digit.");
    addReadingModelOptions(parser);
    parser.addFlag(
        "json",
        "Prints an array with file, text with and without separators, whether and why it is rejected, and "
        "digits for each picture.");
    if (!parser.parse(arguments, console)) return 0;
    const QStringList files = parser.files(1, INT_MAX);
    const bool json = parser.isSet("json");

    const ReadingModels models = chosenReadingModels(parser, console);
    Workspace workspace;
    Json document = Json::array();
    int exitCode = 0;
    for (qsizetype i = 0; i < files.size(); ++i) {
        console.showProgress(static_cast<double>(i) / static_cast<double>(files.size()),
                             QString::fromStdString(printableName(files[i])));
        try {
            const Reading reading = readDecoded(files[i], decodedPicture(files[i]), models, workspace);
            if (json) {
                document.push_back(toJson(files[i], reading));
            } else {
                print(files[i], reading, console);
            }
        } catch (const Error& error) { // one bad picture does not keep the others from being read
            console.complain(QString::fromUtf8(error.what()));
            exitCode = 1;
        }
    }
    if (json) console.printJson(document);
    return exitCode;
}

} // namespace digitpad
