// A folder of labelled pictures that appears whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/synthesis/paper_synthesis.h"

namespace digitpad {

/// Throws Error where `folder` is a file, has anything in it, or has no folder to be in.
void requireFreeFolder(const std::filesystem::path& folder);

/// Written beside its place under another name, which is removed unless keep() is reached.
class SynthesisedFolder {
public:
    /// Throws as requireFreeFolder() does, and where it cannot be made.
    explicit SynthesisedFolder(const std::filesystem::path& folder);
    ~SynthesisedFolder();
    SynthesisedFolder(const SynthesisedFolder&) = delete;
    SynthesisedFolder& operator=(const SynthesisedFolder&) = delete;

    /// Writes the next picture as PNG.  Throws Error.
    void add(const PaperPicture& made);
    /// Writes labels.csv (file,label) and annotations.json (COCO's object detection format, categories 0 to
    /// 9 for digits and 10 to 13 for separators), and puts the folder in its place.  Throws Error.
    void keep();

    int pictures() const { return static_cast<int>(m_files.size()); }
    int digits() const { return m_digits; }

private:
    struct File {
        std::string name;
        std::string text; ///< the digits in reading order
        int width;
        int height;
        std::vector<SymbolBox> symbols;
    };

    std::string labels() const;
    std::string annotations() const;

    std::filesystem::path m_folder;
    std::filesystem::path m_partial;
    std::vector<File> m_files;
    int m_digits = 0;
};

} // namespace digitpad
