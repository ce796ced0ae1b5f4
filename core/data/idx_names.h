// How MNIST's files and those of its relatives are called, for finding them and for telling what a folder is.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/readers.h"

namespace digitpad {

enum class IdxContent { Images, Labels };

/// What "emnist-digits-train-images-idx3-ubyte.gz" says: collection "emnist-digits", training images.
struct IdxName {
    std::string collection; ///< in lower case; empty for MNIST's own names
    DatasetPart part = DatasetPart::Test;
    IdxContent content = IdxContent::Images;

    bool operator==(const IdxName&) const = default;
};

/// MNIST's own name of a file behind that of its collection: "train-images-idx3-ubyte".
std::string idxName(const IdxName& name);

/// Of a file that is called so, as others repack it ("train-images.idx3-ubyte") or as QMNIST does
/// ("train-labels-idx2-int"), gzipped or not.
std::optional<IdxName> parseIdxName(std::string_view fileName);

/// The IDX files of one folder.  A folder with such a name stands for the file in it, as some archives
/// unpack.
class IdxFolder {
public:
    explicit IdxFolder(const std::filesystem::path& folder);

    std::optional<std::filesystem::path> find(const IdxName& name) const;
    /// Images or labels of any collection.
    bool hasPart(DatasetPart part) const;
    /// The collection that has most of MNIST's digits of `part`: MNIST itself, EMNIST's digits, and so on.
    /// Throws Error where none of those known is there, but several others.
    std::string bestCollection(DatasetPart part) const;
    std::vector<std::string> collections(DatasetPart part) const;

private:
    struct File {
        IdxName name;
        std::filesystem::path path;
    };
    std::filesystem::path m_folder;
    std::vector<File> m_files; ///< plain ones and MNIST's own spelling first
};

} // namespace digitpad
