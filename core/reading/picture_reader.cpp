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
/// From this presence on something between two digits is shown, as rejected.  At 0.2 every twentieth amount
/// on a cheque gets such a mark for nothing, at 0.4 one in a hundred.
constexpr float kDoubtful = 0.4F;

/// What was found in a picture, by kind.
struct Symbols {
    std::vector<Detection> digits;
    std::vector<Detection> doubts;     ///< what may be digits besides
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
    const auto doubts = std::ranges::find_if_not(symbols.digits, isSure);
    if (doubts == symbols.digits.begin()) return symbols;
    symbols.doubts.assign(doubts, symbols.digits.end());
    symbols.digits.erase(doubts, symbols.digits.end());
    return symbols;
}

std::vector<SymbolBox> boxesOf(const std::vector<Detection>& digits) {
    std::vector<SymbolBox> boxes;
    boxes.reserve(digits.size());
    for (const Detection& digit : digits) boxes.push_back(digit.box);
    return boxes;
}

/// Whether it stands between two neighbours of a line and is as high as digits are.
bool isBetween(const SymbolBox& box, const SymbolBox& left, const SymbolBox& right) {
    const float height = (left.height() + right.height()) / 2;
    return box.middleAcross() > left.right && box.middleAcross() < right.left &&
           box.middleDown() > std::min(left.top, right.top) &&
           box.middleDown() < std::max(left.bottom, right.bottom) && 2 * box.height() > height;
}

/// The digits of a line, and the doubtful ones between them: what is lost out of the middle of a number would
/// make another number of it.
std::vector<Detection> lineWithDoubts(const Symbols& symbols, const std::vector<std::size_t>& indices) {
    std::vector<Detection> line{symbols.digits[indices.front()]};
    for (std::size_t i = 1; i < indices.size(); ++i) {
        const SymbolBox left = line.back().box;
        const Detection& right = symbols.digits[indices[i]];
        for (const Detection& doubt : symbols.doubts)
            if (doubt.presence >= kDoubtful && isBetween(doubt.box, left, right.box)) line.push_back(doubt);
        line.push_back(right);
    }
    std::ranges::sort(line, {}, [](const Detection& digit) { return digit.box.left; });
    return line;
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
        const auto lines = linesOf(boxesOf(symbols.digits));
        for (std::size_t i = 0; i < lines.size(); ++i)
            readLine(lineWithDoubts(symbols, lines[i]), symbols.separators, static_cast<int>(i));
        placeInTable(m_reading);
        return std::move(m_reading);
    }

private:
    void readLine(const std::vector<Detection>& line, const std::vector<SymbolBox>& allSeparators,
                  int number) {
        const std::vector<SymbolBox> boxes = boxesOf(line);
        const std::string separators = separatorsBefore(boxes, allSeparators);
        const Groups groups(boxes, separators, m_picture);
        std::vector<DigitImage> seen;
        std::vector<Box> inkBoxes;
        seen.reserve(line.size());
        inkBoxes.reserve(line.size());
        for (const SymbolBox& box : boxes) {
            const DigitInk ink = digitInk(m_picture, box);
            seen.push_back(ink.framed);
            inkBoxes.push_back(pixelBox(ink.box, m_picture));
        }
        std::vector<Prediction> judged(line.size());
        throwIfStopped(m_stop);
        m_classifier.classify(seen, judged, m_workspace);
        int group = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (groups.beginsBefore(i)) ++group;
            DigitReading digit = readDigit(line[i], judged[i]);
            digit.seen = seen[i];
            digit.box = inkBoxes[i];
            digit.line = number;
            digit.group = group;
            digit.separator = separators[i];
            m_reading.digits.push_back(digit);
        }
    }

    DigitReading readDigit(const Detection& detection, const Prediction& classified) {
        DigitReading digit;
        digit.prediction = verified(detection, classified, m_classifier.model().info.threshold);
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

bool hasSureDigit(const Reading& found) {
    return std::ranges::any_of(
        found.digits, [](const DigitReading& digit) { return digit.rejection != Rejection::NotADigit; });
}

/// Whether three sure digits at least are of about one height: then they are a number, whatever the ink looks
/// like, which need not be found.  Small things beside a large digit may be squares of its paper.
bool isNumber(const Reading& found) {
    int highest = 0;
    for (const DigitReading& digit : found.digits) highest = std::max(highest, digit.box.height);
    return std::ranges::count_if(found.digits, [&](const DigitReading& digit) {
               return 2 * digit.box.height >= highest && digit.rejection != Rejection::NotADigit;
           }) >= 3;
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
    if (isNumber(found)) return found;
    Reading ink = readByInk(picture, classifier, workspace, strokes, stop);
    if (found.digits.empty() || isSurerOfOneDigit(ink, found)) return ink;
    return !hasSureDigit(found) && isPlainlyNone(ink) ? ink : found;
}

} // namespace digitpad
