// Samples as people made them, drawings and pictures with what is written on them, to be read the way a
// user's are; a Dataset holds what is left of such samples once they are framed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/drawing.h"
#include "core/data/readers.h"

namespace digitpad {

enum class SampleKind { Digit, Number, NotADigit };

/// By a label's text: "7" is a digit, "40712" and "407 12" are numbers, anything else is not a digit.
SampleKind kindOf(std::string_view label);
/// The same for a label in a file, of which `where` tells the place.  Throws Error for one that is missing,
/// or that mixes digits with anything but spaces, such as "-7": it is neither a number nor plainly none.
SampleKind requireKind(std::string_view label, const std::string& where);
/// The class that the label means: one digit, or kNotADigit for all else.
int classOf(std::string_view label);
/// The same of a label as requireKind() takes them, for a sample that is one digit or none.  Throws Error for
/// numbers too.
int requireClass(std::string_view label, const std::string& where);

/// `text` without spaces and line breaks, which are not compared.
std::string withoutSpaces(std::string_view text);

/// What to do about a label of several digits where a sample is one.
inline constexpr const char* kOneDigitEach = "Training takes samples of one digit each, labelled 0 to 9";

struct LabelledSample {
    std::string label; ///< as in the file; a number's may have spaces
    SampleKind kind = SampleKind::NotADigit;
    SampleOrigin origin;
    std::variant<Drawing, std::filesystem::path> content; ///< pen strokes in any unit, or a picture's file
    float usualSide = 0; ///< median longer side of the drawings in its file, in their unit; 0 for pictures
};

struct SampleCollection {
    std::string name;
    std::vector<LabelledSample> samples;
    std::vector<std::string> notes = {}; ///< as Dataset's
};

/// The pictures of class folders, as readClassFolders() finds them; a digit's label is that digit.
SampleCollection listClassFolders(const std::filesystem::path& folder, DatasetPart part = DatasetPart::Test,
                                  const ReadingControl& control = {});
/// The pictures of a labels.csv; labels as requireKind() takes them.
SampleCollection listLabelsCsv(const std::filesystem::path& folder, const ReadingControl& control = {});
/// The drawings of a file of pen strokes; labels as kindOf() takes them, since a collection names its symbols
/// as it likes.
SampleCollection listPenStrokes(const std::filesystem::path& file, const ReadingControl& control = {});

/// The drawings or pictures of the dataset at `path`, found out and chosen as openDataset() does; nothing for
/// formats that hold framed images (IDX, CSV).  Throws Error as that does, but looks into no picture.
std::optional<SampleCollection> openSamples(const std::filesystem::path& path, DatasetPart part,
                                            const ReadingControl& control = {});

} // namespace digitpad
