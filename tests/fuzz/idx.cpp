// MNIST's two files: the length of the first in two bytes, low one first, then both.
#include <algorithm>

#include "core/data/readers.h"
#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryIdx(Bytes bytes) {
    if (bytes.size() < 2) return;
    const std::size_t length = std::min<std::size_t>(bytes[0] + 256U * bytes[1], bytes.size() - 2);
    const std::filesystem::path folder =
        fileOf("idx/t10k-images-idx3-ubyte", bytes.subspan(2, length)).parent_path();
    fileOf("idx/t10k-labels-idx1-ubyte", bytes.subspan(2 + length));
    readIdx(folder, DatasetPart::Test);
}

} // namespace digitpad::fuzz
