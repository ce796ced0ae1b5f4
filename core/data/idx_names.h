// How MNIST's files are called, for finding them and for telling what a folder is.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/data/readers.h"

namespace digitpad {

enum class IdxContent { Images, Labels };

/// MNIST's own name of a file: "train-images-idx3-ubyte".
std::string idxName(DatasetPart part, IdxContent content);

/// The file under that name or as others repack it ("train-images.idx3-ubyte"), plain or gzipped.
std::optional<std::filesystem::path> findIdxFile(const std::filesystem::path& folder, DatasetPart part,
                                                 IdxContent content);

/// Which half a file belongs to by its name; nothing where the name is not one of MNIST's.
std::optional<DatasetPart> idxPart(const std::filesystem::path& file);

} // namespace digitpad
