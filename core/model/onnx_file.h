// Model files: ONNX, opset 13, so that Netron shows them and ONNX Runtime or OpenCV runs them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/model/model.h"

namespace digitpad {

/// Input float32 [N,1,28,28], first output the logits [N, classes], or a detector's [N,1,H,W] and its cells;
/// ModelInfo goes into the metadata.
std::string encodeOnnx(const Model& model);
/// The same into a file, through a temporary one and a rename.  Throws Error.
void writeOnnx(const Model& model, const std::filesystem::path& path);

/// Throws Error for what is truncated, corrupt, has an unsupported operator or shape (named), asks for more
/// work or memory than a network for digits needs, or does not take 28x28 images.  `where` names the source
/// in the message.
/// @param task what the model is needed for: a file whose model does another is refused
Model decodeOnnx(std::string_view bytes, const std::string& where, ModelTask task = ModelTask::Classify);
/// The same of a file; weights may lie in other files in its folder.
Model readOnnx(const std::filesystem::path& path, ModelTask task = ModelTask::Classify);

/// What the file's model does.  Throws Error for what is no ONNX model.
ModelTask taskOf(const std::filesystem::path& path);

} // namespace digitpad
