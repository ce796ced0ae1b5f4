// A training's checkpoint: as it is, or, after a first byte that is odd, as the content of a file whose
// checksum is right.
#include <zlib.h>

#include <nlohmann/json.hpp>

#include "core/training/checkpoint.h"
#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryCheckpoint(Bytes bytes) {
    if (bytes.empty()) return;
    const bool isContent = bytes[0] % 2 == 1;
    bytes = bytes.subspan(1);
    std::vector<std::uint8_t> whole(bytes.begin(), bytes.end());
    if (isContent) {
        const auto checksum = static_cast<std::uint32_t>(crc32_z(0, whole.data(), whole.size()));
        whole = nlohmann::json::to_cbor({{"format", "digitpad checkpoint 2"},
                                         {"crc32", checksum},
                                         {"content", nlohmann::json::binary(whole)}});
    }
    readCheckpoint(fileOf("run.checkpoint", whole));
}

} // namespace digitpad::fuzz
