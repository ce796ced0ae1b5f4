// What a model file says of itself: key, a line break, value, a line break, and so on.
#include <string>

#include "core/model/onnx_metadata.h"
#include "tests/fuzz/files.h"

namespace digitpad::fuzz {

void tryMetadata(Bytes bytes) {
    onnx::ModelProto file;
    file.set_producer_name(kOnnxProducer);
    std::string_view text = textOf(bytes);
    const auto next = [&text] {
        const std::size_t length = std::min(text.find('\n'), text.size());
        const std::string line(text.substr(0, length));
        text.remove_prefix(std::min(length + 1, text.size()));
        return line;
    };
    while (!text.empty()) {
        auto* entry = file.add_metadata_props();
        entry->set_key(next());
        entry->set_value(next());
    }
    readMetadata(file, 10, "model.onnx");
}

} // namespace digitpad::fuzz
