// Weights that a model file keeps in other files beside it, as large models do and new exporters by habit.
#pragma once

#include <onnx/onnx_pb.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace digitpad {

/// What a model file may take together with the files beside it.
inline constexpr std::uintmax_t kLargestOnnxFile = std::uintmax_t{64} << 20;

class OnnxExternalData {
public:
    /// For a model that is no file: nothing lies beside it.
    OnnxExternalData() = default;
    /// Of a model file in `folder`: nothing outside of it is read, by whatever name or link.
    explicit OnnxExternalData(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// The bytes of a tensor whose data is external.  Throws Error, naming `place`, for a location that is
    /// not a plain file in the folder, a part that reaches over its end, and more than a model file may have.
    std::string read(const onnx::TensorProto& tensor, const std::string& place);

private:
    std::filesystem::path fileAt(const std::string& location, const std::string& place) const;

    std::optional<std::filesystem::path> m_folder;
    std::uintmax_t m_left = kLargestOnnxFile; ///< bytes that may still be read
};

} // namespace digitpad
