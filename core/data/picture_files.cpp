#include "core/data/picture_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

using namespace std::string_view_literals;

/// Of the formats that Qt and its plugins read.
constexpr auto kEndings = std::to_array<std::string_view>(
    {".png",  ".jpg",  ".jpeg", ".jpe", ".jfif", ".bmp", ".dib",  ".gif", ".svg", ".svgz", ".tif",
     ".tiff", ".webp", ".pbm",  ".pgm", ".ppm",  ".pnm", ".xbm",  ".xpm", ".ico", ".icns", ".tga",
     ".heic", ".heif", ".avif", ".jp2", ".j2k",  ".pcx", ".wbmp", ".mng", ".cur", ".qoi",  ".jxl"});

constexpr auto kBeginnings =
    std::to_array<std::string_view>({"\x89PNG"sv, "\xff\xd8\xff"sv, "GIF8"sv, "II*\0"sv, "MM\0*"sv, "<svg"sv,
                                     "P1\n"sv, "P2\n"sv, "P3\n"sv, "P4\n"sv, "P5\n"sv, "P6\n"sv});

std::string beginningOf(const std::filesystem::path& file) {
    std::string bytes(16, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

bool beginsAsPicture(std::string_view bytes) {
    const bool bitmap = bytes.starts_with("BM") && bytes.find('\0') != std::string_view::npos;
    const bool webp = bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP");
    return bitmap || webp ||
           std::ranges::any_of(kBeginnings, [&](std::string_view each) { return bytes.starts_with(each); });
}

} // namespace

bool isPictureFile(const std::filesystem::path& file) {
    const std::string ending = lowerCase(file.extension().string());
    if (std::ranges::find(kEndings, ending) != kEndings.end()) return true;
    return beginsAsPicture(beginningOf(file));
}

std::string countedNames(const std::vector<std::string>& names, const char* one, const char* many) {
    constexpr std::size_t kMostNamed = 3;
    std::string text = std::to_string(names.size()) + " " + (names.size() == 1 ? one : many) + " (";
    for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i)
        text += (i == 0 ? "" : ", ") + inQuotes(names[i]);
    return text + (names.size() > kMostNamed ? ", ...)" : ")");
}

void UnreadPictures::add(const std::string& name, const Error& error) {
    if (m_names.empty()) m_first = error;
    m_names.push_back(name);
}

void UnreadPictures::requireOthers(std::size_t read) const {
    if (read == 0 && m_first) throw Error(*m_first);
}

void UnreadPictures::tell(std::vector<std::string>& facts) const {
    if (m_names.empty()) return;
    facts.push_back("left out " + countedNames(m_names, "picture", "pictures") +
                    " that cannot be read, the first because of: " + std::string(m_first->what()));
}

} // namespace digitpad
