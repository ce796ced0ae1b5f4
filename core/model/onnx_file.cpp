#include "core/model/onnx_file.h"

#include <onnx/onnx_pb.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/atomic_file.h"
#include "core/data/digit_image.h"
#include "core/error.h"
#include "core/model/onnx_external_data.h"
#include "core/model/onnx_metadata.h"
#include "core/model/onnx_reader.h"
#include "core/model/onnx_wire.h"
#include "core/model/onnx_writer.h"
#include "core/printable.h"

namespace digitpad {
namespace {

constexpr std::int64_t kIrVersion = 7;
constexpr std::int64_t kOpset = 13;
/// Before it, Add did not broadcast as NumPy does, and batch norm had other attributes.
constexpr std::int64_t kOldestOpset = 7;

bool isDefaultDomain(const std::string& domain) {
    return domain.empty() || domain == "ai.onnx";
}

void requireSize(std::uintmax_t bytes, const std::string& where) {
    if (bytes > kLargestOnnxFile)
        throw Error(where, "is larger than 64 MiB", "Models for 28x28 images are far smaller");
}

/// The version of ONNX's operators that the file uses.  Throws Error for old ones and for others' operators.
std::int64_t requireOperators(const onnx::ModelProto& file, const std::string& where) {
    std::int64_t opset = 0;
    for (const onnx::OperatorSetIdProto& import : file.opset_import())
        if (isDefaultDomain(import.domain())) opset = import.version();
    if (opset < kOldestOpset)
        throw Error(where, "uses ONNX operators of version " + std::to_string(opset),
                    "Export it with opset 7 or later");
    for (const onnx::NodeProto& node : file.graph().node())
        if (!isDefaultDomain(node.domain()))
            throw Error(where,
                        "operator '" + printable(node.domain() + "." + node.op_type()) + "' (node '" +
                            printable(node.name()) + "') is not supported",
                        "Only ONNX's own operators are");
    return opset;
}

/// Throws Error where the file's model does something else than what it is needed for.
void requireTask(const onnx::ModelProto& file, ModelTask needed, const std::string& where) {
    const ModelTask task = readTask(file, where);
    if (task == needed) return;
    if (task == ModelTask::Detect)
        throw Error(where, "finds digits in pictures and does not say which digit a drawing is",
                    "Give a model of a classifier; a detector goes where --detector is asked for");
    throw Error(where, "is no digit detector", "Give a model that 'train --task detect' wrote");
}

int classCount(const Network& network, ModelTask task) {
    return task == ModelTask::Detect ? kDigits : network.classCount();
}

onnx::ModelProto parsed(std::string_view bytes, const std::string& where) {
    requireSize(bytes.size(), where);
    requireFewParts(bytes, where);
    onnx::ModelProto file;
    if (!file.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) || !file.has_graph())
        throw Error(where, "is not an ONNX model, or is damaged or cut off");
    return file;
}

Model decode(std::string_view bytes, OnnxExternalData& external, const std::string& where, ModelTask task) {
    const onnx::ModelProto file = parsed(bytes, where);
    const std::int64_t opset = requireOperators(file, where);
    requireTask(file, task, where);
    Model model;
    model.network = readGraph(file.graph(), opset, external, where, task);
    model.info = readMetadata(file, classCount(*model.network, task), where);
    return model;
}

std::string contentOf(const std::filesystem::path& path) {
    const std::string where = path.string();
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) throw Error(where, "is a folder, not a model file");
    if (std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error))
        throw Error(where, "is not a plain file"); // reading a pipe could wait for ever
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw Error(where, std::string("cannot be opened: ") + std::strerror(errno));
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) throw Error(where, "cannot be read: " + error.message());
    requireSize(size, where);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        throw Error(where, "cannot be read to its end");
    return bytes;
}

/// HardSwish came one version later than all else that is written.
std::int64_t neededOpset(const onnx::GraphProto& graph) {
    const bool hasHardSwish = std::ranges::any_of(
        graph.node(), [](const onnx::NodeProto& node) { return node.op_type() == "HardSwish"; });
    return hasHardSwish ? kOpset + 1 : kOpset;
}

} // namespace

std::string encodeOnnx(const Model& model) {
    onnx::ModelProto file;
    file.set_ir_version(kIrVersion);
    file.set_producer_name(kOnnxProducer);
    onnx::OperatorSetIdProto& operators = *file.add_opset_import();
    operators.set_domain("");
    *file.mutable_graph() = writeGraph(*model.network);
    operators.set_version(neededOpset(file.graph()));
    writeMetadata(model.info, file);
    // What cannot be read back must not be written.
    readMetadata(file, classCount(*model.network, model.info.task), "model '" + model.info.name + "'");
    return file.SerializeAsString();
}

void writeOnnx(const Model& model, const std::filesystem::path& path) {
    writeFileAtomically(path, encodeOnnx(model));
}

Model decodeOnnx(std::string_view bytes, const std::string& where, ModelTask task) {
    OnnxExternalData none;
    return decode(bytes, none, where, task);
}

Model readOnnx(const std::filesystem::path& path, ModelTask task) {
    const std::string bytes = contentOf(path);
    OnnxExternalData external(path.parent_path());
    return decode(bytes, external, path.string(), task);
}

ModelTask taskOf(const std::filesystem::path& path) {
    return readTask(parsed(contentOf(path), path.string()), path.string());
}

} // namespace digitpad
