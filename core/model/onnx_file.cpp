#include "core/model/onnx_file.h"

#include <onnx/onnx_pb.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/model/onnx_metadata.h"
#include "core/model/onnx_reader.h"
#include "core/model/onnx_writer.h"

namespace digitpad {
namespace {

constexpr std::int64_t kIrVersion = 7;
constexpr std::int64_t kOpset = 13;
/// Before it, Add did not broadcast as NumPy does, and batch norm had other attributes.
constexpr std::int64_t kOldestOpset = 7;
constexpr std::uintmax_t kLargestFile = std::uintmax_t{64} << 20;

bool isDefaultDomain(const std::string& domain) {
    return domain.empty() || domain == "ai.onnx";
}

void requireSize(std::uintmax_t bytes, const std::string& where) {
    if (bytes > kLargestFile)
        throw Error(where, "is larger than 64 MiB", "Models for 28x28 images are far smaller");
}

void requireOperators(const onnx::ModelProto& file, const std::string& where) {
    std::int64_t opset = 0;
    for (const onnx::OperatorSetIdProto& import : file.opset_import())
        if (isDefaultDomain(import.domain())) opset = import.version();
    if (opset < kOldestOpset)
        throw Error(where, "uses ONNX operators of version " + std::to_string(opset),
                    "Export it with opset 7 or later");
    for (const onnx::NodeProto& node : file.graph().node())
        if (!isDefaultDomain(node.domain()))
            throw Error(where,
                        "operator '" + node.domain() + "." + node.op_type() + "' (node '" + node.name() +
                            "') is not supported",
                        "Only ONNX's own operators are");
}

} // namespace

std::string encodeOnnx(const Model& model) {
    onnx::ModelProto file;
    file.set_ir_version(kIrVersion);
    file.set_producer_name(kOnnxProducer);
    onnx::OperatorSetIdProto& operators = *file.add_opset_import();
    operators.set_domain("");
    operators.set_version(kOpset);
    *file.mutable_graph() = writeGraph(*model.network);
    writeMetadata(model.info, file);
    // What cannot be read back must not be written.
    readMetadata(file, model.network->classCount(), "model '" + model.info.name + "'");
    return file.SerializeAsString();
}

void writeOnnx(const Model& model, const std::filesystem::path& path) {
    writeFileAtomically(path, encodeOnnx(model));
}

Model decodeOnnx(std::string_view bytes, const std::string& where) {
    requireSize(bytes.size(), where);
    onnx::ModelProto file;
    if (!file.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) || !file.has_graph())
        throw Error(where, "is not an ONNX model, or is damaged or cut off");
    requireOperators(file, where);
    Model model;
    model.network = readGraph(file.graph(), where);
    model.info = readMetadata(file, model.network->classCount(), where);
    return model;
}

Model readOnnx(const std::filesystem::path& path) {
    const std::string where = path.string();
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) throw Error(where, "is a folder, not a model file");
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw Error(where, std::string("cannot be opened: ") + std::strerror(errno));
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) throw Error(where, "cannot be read: " + error.message());
    requireSize(size, where);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        throw Error(where, "cannot be read to its end");
    return decodeOnnx(bytes, where);
}

} // namespace digitpad
