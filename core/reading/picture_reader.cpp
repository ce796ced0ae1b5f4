#include "core/reading/picture_reader.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "core/median.h"
#include "core/reading/box_ink.h"
#include "core/reading/layout.h"
#include "core/reading/picture_strokes.h"
#include "core/reading/separators.h"
#include "core/reading/spaces.h"
#include "core/reading/tables.h"
#include "core/reading/verification.h"

namespace digitpad {
namespace {

Box pixelBox(const SymbolBox& box, const GreyImage& picture) {
    const int left = std::clamp(static_cast<int>(std::lround(box.left)), 0, picture.width - 1);
    const int top = std::clamp(static_cast<int>(std::lround(box.top)), 0, picture.height - 1);
    const int right = std::clamp(static_cast<int>(std::lround(box.right)), left + 1, picture.width);
    const int bottom = std::clamp(static_cast<int>(std::lround(box.bottom)), top + 1, picture.height);
    return {left, top, right - left, bottom - top};
}

std::vector<Box> pixelBoxes(const std::vector<SymbolBox>& boxes, const GreyImage& picture) {
    std::vector<Box> result;
    result.reserve(boxes.size());
    for (const SymbolBox& box : boxes) result.push_back(pixelBox(box, picture));
    return result;
}

double medianHeight(const std::vector<SymbolBox>& line) {
    std::vector<float> heights;
    heights.reserve(line.size());
    for (const SymbolBox& box : line) heights.push_back(box.height());
    return upperMedian(std::move(heights));
}

/// From this presence on something is a digit.  Tuned on amounts on cheques, where 0.4 to 0.6 read equally
/// many.
constexpr float kSure = 0.5F;

/// What was found in a picture, by kind.
struct Symbols {
    std::vector<Detection> digits;
    std::vector<SymbolBox> digitBoxes; ///< of `digits`
    std::vector<SymbolBox> separators; ///< the surest first
};

bool isSure(const Detection& detection) {
    return detection.presence >= kSure;
}

/// What is surely there; of a picture without any digit what may be one, which is rather rejected than passed
/// over.
Symbols symbolsAmong(std::vector<Detection> found) {
    std::ranges::sort(found, std::greater(), &Detection::presence);
    Symbols symbols;
    for (const Detection& detection : found) {
        if (isDigit(detection.box.symbol))
            symbols.digits.push_back(detection);
        else if (isSure(detection))
            symbols.separators.push_back(detection.box);
    }
    if (std::ranges::any_of(symbols.digits, isSure))
        std::erase_if(symbols.digits, [](const Detection& detection) { return !isSure(detection); });
    for (const Detection& detection : symbols.digits) symbols.digitBoxes.push_back(detection.box);
    return symbols;
}

/// Where the groups of a line begin.
class Groups {
public:
    Groups(const std::vector<SymbolBox>& line, const std::string& separators, const GreyImage& picture)
        : m_separators(separators), m_spaces(pixelBoxes(line, picture), medianHeight(line)) {}

    /// A number goes on after its point, comma or colon, however wide the gap.
    bool beginsBefore(std::size_t digit) const {
        if (digit == 0 || !m_spaces.isBefore(digit)) return false;
        const char separator = m_separators[digit];
        return separator == 0 || separator == characterOf(kDash);
    }

private:
    const std::string& m_separators;
    Spaces m_spaces;
};

/// Reads the digits that were found in one picture.
class DetectedReader {
public:
    DetectedReader(const GreyImage& picture, const Classifier& classifier, Workspace& workspace,
                   const std::stop_token& stop)
        : m_picture(picture), m_classifier(classifier), m_workspace(workspace), m_stop(stop) {}

    Reading read(const Symbols& symbols) {
        const auto lines = linesOf(symbols.digitBoxes);
        for (std::size_t i = 0; i < lines.size(); ++i) readLine(symbols, lines[i], static_cast<int>(i));
        placeInTable(m_reading);
        return std::move(m_reading);
    }

private:
    void readLine(const Symbols& symbols, const std::vector<std::size_t>& line, int number) {
        std::vector<SymbolBox> boxes;
        boxes.reserve(line.size());
        for (const std::size_t i : line) boxes.push_back(symbols.digitBoxes[i]);
        const std::string separators = separatorsBefore(boxes, symbols.separators);
        const Groups groups(boxes, separators, m_picture);
        int group = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            throwIfStopped(m_stop);
            if (groups.beginsBefore(i)) ++group;
            DigitReading digit = readDigit(symbols.digits[line[i]]);
            digit.line = number;
            digit.group = group;
            digit.separator = separators[i];
            m_reading.digits.push_back(digit);
        }
    }

    DigitReading readDigit(const Detection& detection) {
        DigitReading digit;
        digit.seen = framedDigit(m_picture, detection.box);
        digit.prediction = verified(detection, m_classifier.classify(digit.seen, m_workspace),
                                    m_classifier.model().info.threshold);
        digit.box = pixelBox(detection.box, m_picture);
        digit.prediction.rejected |= !isSure(detection); // whatever the model accepts
        if (digit.prediction.rejected)
            digit.rejection = isSure(detection) ? Rejection::Unsure : Rejection::NotADigit;
        return digit;
    }

    const GreyImage& m_picture;
    const Classifier& m_classifier;
    Workspace& m_workspace;
    const std::stop_token& m_stop;
    Reading m_reading;
};

float leastProbability(const Reading& reading) {
    float least = 1;
    for (const DigitReading& digit : reading.digits) least = std::min(least, digit.prediction.probability);
    return least;
}

/// Whether the ink is one digit, more surely than what was found is read.  Not for numbers: on patterned
/// paper the ink of several digits is often accepted and wrong (amounts on cheques: 82 % read, and 80 % if
/// they were taken, too).
bool isSurerOfOneDigit(const Reading& ink, const Reading& found) {
    return !ink.rejected() && ink.digits.size() == 1 && leastProbability(ink) > leastProbability(found);
}

/// Whether the ink has a shape that is told from any digit.
bool isPlainlyNone(const Reading& ink) {
    const Rejection reason = ink.rejection();
    return reason == Rejection::Blank || reason == Rejection::Dot || reason == Rejection::Dash ||
           reason == Rejection::Scribble;
}

/// So many sure digits are a number, whatever the ink looks like, which then need not be found.
constexpr std::size_t kManyDigits = 3;

bool hasSureDigit(const Reading& found) {
    return std::ranges::any_of(
        found.digits, [](const DigitReading& digit) { return digit.rejection != Rejection::NotADigit; });
}

} // namespace

Reading readDetected(const GreyImage& picture, const Classifier& classifier, const DigitDetector& detector,
                     Workspace& workspace, const std::stop_token& stop, double leastHeight) {
    const Symbols symbols = symbolsAmong(detector.detect(picture, workspace, stop, leastHeight));
    return DetectedReader(picture, classifier, workspace, stop).read(symbols);
}

Reading readPicture(const GreyImage& picture, const Classifier& classifier, const DigitDetector* detector,
                    Workspace& workspace, const Drawing& strokes, const std::stop_token& stop) {
    if (detector == nullptr) return readByInk(picture, classifier, workspace, strokes, stop);
    Reading found = strokes.strokes.empty()
                        ? readDetected(picture, classifier, *detector, workspace, stop)
                        : readDetected(withStrokes(picture, strokes), classifier, *detector, workspace, stop);
    if (found.digits.size() >= kManyDigits && hasSureDigit(found)) return found;
    Reading ink = readByInk(picture, classifier, workspace, strokes, stop);
    if (found.digits.empty() || isSurerOfOneDigit(ink, found)) return ink;
    return !hasSureDigit(found) && isPlainlyNone(ink) ? ink : found;
}

} // namespace digitpad
