// ModelInfo as ONNX metadata: text by key, every key beginning with "digitpad.".
#pragma once

#include <onnx/onnx_pb.h>

#include <string>

#include "core/model/model.h"

namespace digitpad {

inline constexpr const char* kOnnxProducer = "digitpad";

void writeMetadata(const ModelInfo& info, onnx::ModelProto& file);

/// What the file says that its model does; a file that does not say classifies.  Throws Error for another
/// word.
ModelTask readTask(const onnx::ModelProto& file, const std::string& where);

/// What a file says of itself; a file of another program gets its name from `where` and names for its
/// `classCount` classes.  Throws Error for values out of range, and for a file of this program that lost
/// some.
ModelInfo readMetadata(const onnx::ModelProto& file, int classCount, const std::string& where);

} // namespace digitpad
