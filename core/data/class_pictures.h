// The pictures of a folder that has a subfolder for each class, and what else was found there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/data/folder_listing.h"
#include "core/data/readers.h"

namespace digitpad {

struct ClassPicture {
    std::filesystem::path file;
    std::string name;   ///< relative to the dataset's folder
    std::string folder; ///< the class's
    int label = 0;      ///< 0..9 or kNotADigit
};

struct ClassPictures {
    std::vector<ClassPicture> pictures;
    std::vector<std::string> facts; ///< what was assumed and left out, in words
};

/// Of folders named as class_names.h reads them.  Where a class's folder is itself divided, into "train" and
/// "test", `part` is taken.  Throws Error where there is no picture.
ClassPictures findClassPictures(const std::filesystem::path& folder, DatasetPart part,
                                const ReadingControl& control);

/// Whether a folder with this listing is such a dataset.
bool hasClassFolder(const FolderListing& listing);

/// The subfolder of a dataset whose parts are folders, as "mnist_png" has them: "train" or "training", and
/// "test" or "testing", or "val" where there is no test.
std::optional<std::filesystem::path> findPartFolder(const FolderListing& listing, DatasetPart part);

DatasetPart other(DatasetPart part);

} // namespace digitpad
