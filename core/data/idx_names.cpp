#include "core/data/idx_names.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace digitpad {
namespace {

std::array<std::string, 4> acceptedNames(DatasetPart part, IdxContent content) {
    const std::string name = idxName(part, content);
    std::string repacked = name;
    repacked[repacked.find("-idx")] = '.';
    return {name, name + ".gz", repacked, repacked + ".gz"};
}

} // namespace

std::string idxName(DatasetPart part, IdxContent content) {
    const std::string stem = part == DatasetPart::Train ? "train" : "t10k";
    return stem + (content == IdxContent::Images ? "-images-idx3-ubyte" : "-labels-idx1-ubyte");
}

std::optional<std::filesystem::path> findIdxFile(const std::filesystem::path& folder, DatasetPart part,
                                                 IdxContent content) {
    for (const std::string& name : acceptedNames(part, content)) {
        std::error_code unreadable; // what cannot be seen counts as missing, and the caller says so
        if (std::filesystem::exists(folder / name, unreadable)) return folder / name;
    }
    return std::nullopt;
}

std::optional<DatasetPart> idxPart(const std::filesystem::path& file) {
    for (const DatasetPart part : {DatasetPart::Train, DatasetPart::Test}) {
        for (const IdxContent content : {IdxContent::Images, IdxContent::Labels}) {
            const auto names = acceptedNames(part, content);
            if (std::ranges::find(names, file.filename().string()) != names.end()) return part;
        }
    }
    return std::nullopt;
}

} // namespace digitpad
