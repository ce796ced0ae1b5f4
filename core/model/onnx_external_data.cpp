#include "core/model/onnx_external_data.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "core/error.h"
#include "core/printable.h"

namespace digitpad {
namespace {

namespace fs = std::filesystem;

std::string entry(const onnx::TensorProto& tensor, const std::string& key) {
    for (const onnx::StringStringEntryProto& entry : tensor.external_data())
        if (entry.key() == key) return entry.value();
    return {};
}

std::uintmax_t number(const onnx::TensorProto& tensor, const std::string& key, std::uintmax_t fallback,
                      const std::string& place) {
    const std::string text = entry(tensor, key);
    if (text.empty()) return fallback;
    std::uintmax_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc{} || result.ptr != text.data() + text.size())
        throw Error(place, "the " + key + " of its data in another file is no number", "The file is damaged");
    return value;
}

bool isInside(const fs::path& file, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

} // namespace

fs::path OnnxExternalData::fileAt(const std::string& location, const std::string& place) const {
    const std::string name = std::string("'").append(printable(location)).append("'");
    const fs::path relative = location;
    if (location.empty() || location.find('\0') != std::string::npos || relative.is_absolute() ||
        std::find(relative.begin(), relative.end(), "..") != relative.end())
        throw Error(place, "its data is in " + name + ", which is not beside the model file",
                    "Only files in the model's folder are read");
    std::error_code error;
    const fs::path folder = fs::canonical(m_folder->empty() ? "." : *m_folder, error);
    const fs::path file = error ? fs::path() : fs::canonical(folder / relative, error);
    if (error)
        throw Error(place, "its data is in the file " + name + ", which cannot be opened: " + error.message(),
                    "Put it beside the model file, or save the model as one file");
    if (!isInside(file, folder))
        throw Error(place, "its data is in " + name + ", which leads out of the model's folder",
                    "Only files in the model's folder are read");
    if (!fs::is_regular_file(file, error))
        throw Error(place, "its data is in " + name + ", which is no file");
    return file;
}

std::string OnnxExternalData::read(const onnx::TensorProto& tensor, const std::string& place) {
    if (!m_folder)
        throw Error(place, "is kept in another file, which is not supported here",
                    "Save the model as one file");
    const fs::path path = fileAt(entry(tensor, "location"), place);
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) throw Error(place, "its data cannot be read: " + error.message());
    const std::uintmax_t offset = std::min(number(tensor, "offset", 0, place), size + 1);
    const std::uintmax_t length = number(tensor, "length", size - std::min(offset, size), place);
    if (offset > size || length > size - offset)
        throw Error(place, "its data reaches over the end of '" + printable(path.filename().string()) + "'",
                    "The file is damaged or cut off");
    if (length > m_left)
        throw Error(place, "with what it keeps in other files, the model is larger than 64 MiB");
    m_left -= length;
    std::string bytes(static_cast<std::size_t>(length), '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(offset));
    if (!stream || !stream.read(bytes.data(), static_cast<std::streamsize>(length)))
        throw Error(place, "its data in '" + printable(path.filename().string()) + "' cannot be read");
    return bytes;
}

} // namespace digitpad
