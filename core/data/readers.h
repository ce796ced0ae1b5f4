// The dataset formats, one function each, and openDataset() that tells them apart by looking.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/drawing.h"
#include "core/data/picture.h"
#include "core/data/reading_control.h"

namespace digitpad {

/// Which half of a dataset that has two.
enum class DatasetPart { Train, Test };

/// How samples that are not 28x28 images yet become such; handed in, since this folder knows no
/// preprocessing.
struct SampleRenderers {
    std::function<DigitImage(const std::filesystem::path&)> picture; ///< reads one picture file
    std::function<DigitImage(const Drawing&)> drawing;               ///< renders pen strokes
};

// Every reader throws Error that names the file, with line and column where it has them, for a file that is
// missing, not readable, damaged, or without a sample; and ReadingCancelled where `control` asks for an end.
// What it had to assume, and what it left out, is in the dataset's notes.

/// MNIST's own format: a folder with {train,t10k}-images-idx3-ubyte and -labels-idx1-ubyte, each plain or
/// .gz, also under EMNIST's names, which tell what is a digit and that the images have to be turned.
/// @param collection which of several in the folder: "emnist-letters"; empty for the one that has most of
///                   MNIST's digits
Dataset readIdx(const std::filesystem::path& folder, DatasetPart part, const ReadingControl& control = {},
                const std::string& collection = {});

/// Rows of a label and 784 pixels, separated by comma, semicolon or tab, with or without a header line
/// (Kaggle's Digit Recognizer).  The label is found by its name or values, the pixels' range and whether they
/// are dark on light by their values.
Dataset readCsv(const std::filesystem::path& file, const ReadingControl& control = {});

/// A folder with one subfolder a class ("0" to "9", "zero" to "nine" or "digit_3"; see class_names.h;
/// anything else is not a digit).  Files that are no pictures are left out, as are pictures that cannot be
/// read, unless none can.
Dataset readClassFolders(const std::filesystem::path& folder, const SampleRenderers& renderers,
                         DatasetPart part = DatasetPart::Train, const ReadingControl& control = {});

/// A folder with labels.csv (file,label; header and further columns optional, fields may be quoted).  Files
/// lie below the folder; those that cannot be read are left out, unless none can.  A word as label is not a
/// digit; a number of several digits throws, for a sample is one digit.
Dataset readLabelsCsv(const std::filesystem::path& folder, const SampleRenderers& renderers,
                      const ReadingControl& control = {});

/// Pen strokes as JSON lines: {"label": "7", "strokes": [[[x, y], ...], ...]}, writer and source optional.
std::vector<LabelledDrawing> readPenStrokes(const std::filesystem::path& file,
                                            const ReadingControl& control = {});
/// The same, to be learned from: throws Error for a label of several digits, for a sample is one digit.
std::vector<LabelledDrawing> readSingleDigits(const std::filesystem::path& file,
                                              const ReadingControl& control = {});

/// The same, rendered; origins are "FILE #index" and the writer.
Dataset readPenDataset(const std::filesystem::path& file, const SampleRenderers& renderers,
                       const ReadingControl& control = {});
/// The last step of that: what was read from `file`, rendered.
Dataset renderDrawings(const std::filesystem::path& file, const std::vector<LabelledDrawing>& drawings,
                       const SampleRenderers& renderers, const ReadingControl& control = {});

/// Whether `path` is a file of pen strokes, found out by looking as openDataset() does.
bool holdsPenStrokes(const std::filesystem::path& path);

/// Whether `path` is a folder that holds a training part and a test part, so that they are different data.
bool hasBothParts(const std::filesystem::path& path);

/// Finds out by looking which of the formats `path` is.  `part` matters only to formats that have two halves
/// (IDX, or subfolders train and test, or val where there is no test); a folder that has only one gives that.
/// Throws Error that names the formats where it is none of them.
Dataset openDataset(const std::filesystem::path& path, DatasetPart part, const SampleRenderers& renderers,
                    const ReadingControl& control = {});

/// Whether openDataset() would read images that are framed already (IDX, CSV).  Throws Error as that does.
bool holdsFramedImages(const std::filesystem::path& path, DatasetPart part);

} // namespace digitpad
