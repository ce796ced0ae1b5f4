#include "core/data/class_pictures.h"

#include <algorithm>
#include <initializer_list>

#include "core/data/class_names.h"
#include "core/data/picture_files.h"
#include "core/data/wording.h"
#include "core/error.h"

namespace digitpad {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> findNamed(const FolderListing& listing, std::initializer_list<const char*> names) {
    for (const fs::path& folder : listing.folders)
        for (const char* name : names)
            if (equalsIgnoringCase(folder.filename().string(), name)) return folder;
    return std::nullopt;
}

class Finder {
public:
    Finder(const fs::path& root, DatasetPart part, const ReadingControl& control)
        : m_root(root), m_part(part), m_meter(control) {}

    ClassPictures find() {
        const FolderListing listing = listFolder(m_root);
        const ClassNames classes(listing.folders, m_root.string());
        for (const fs::path& folder : listing.folders)
            addClass(folder, classes.classOf(folder.filename().string()));
        if (m_found.pictures.empty())
            throw Error(m_root.string(), "there are no pictures in it",
                        "Put them into subfolders named 0 to 9");
        if (classes.tenIsZero()) m_found.facts.emplace_back("folder '10' holds the zeros");
        tell(listing);
        return std::move(m_found);
    }

private:
    std::string nameOf(const fs::path& path) const {
        return path.lexically_relative(m_root).generic_string();
    }

    void addClass(const fs::path& folder, int label) {
        FolderListing listing = listFolder(folder);
        auto part = findPartFolder(listing, m_part);
        if (!part) part = findPartFolder(listing, other(m_part));
        const std::size_t before = m_found.pictures.size();
        if (part)
            addFiles(listFolder(*part), folder, label);
        else
            for (const fs::path& deeper : listing.folders) m_deeper.push_back(nameOf(deeper));
        addFiles(listing, folder, label);
        if (label == kNotADigit && m_found.pictures.size() > before)
            m_others.push_back(folder.filename().string());
    }

    void addFiles(const FolderListing& listing, const fs::path& folder, int label) {
        m_hidden += listing.hiddenFiles;
        for (const fs::path& file : listing.files) {
            m_meter.check();
            if (isPictureFile(file))
                m_found.pictures.push_back({file, nameOf(file), folder.filename().string(), label});
            else
                m_noPictures.push_back(file.filename().string());
        }
    }

    void tell(const FolderListing& root) {
        const auto say = [&](const std::vector<std::string>& names, const char* one, const char* many,
                             const std::string& begin, const std::string& end) {
            if (!names.empty()) m_found.facts.push_back(begin + countedNames(names, one, many) + end);
        };
        say(m_others, "folder", "folders", "", " taken for what is not a digit");
        say(m_noPictures, "file", "files", "left out ", " that are no pictures");
        if (m_hidden > 0)
            m_found.facts.push_back("left out " + std::to_string(m_hidden) +
                                    (m_hidden == 1 ? " hidden file" : " hidden files"));
        say(m_deeper, "folder", "folders", "did not look into ", " inside the classes");
        std::vector<std::string> beside;
        for (const fs::path& file : root.files)
            if (isPictureFile(file)) beside.push_back(file.filename().string());
        say(beside, "picture", "pictures", "left out ", " beside the classes' folders");
    }

    const fs::path& m_root;
    DatasetPart m_part;
    ReadingMeter m_meter;
    ClassPictures m_found;
    std::vector<std::string> m_others, m_noPictures, m_deeper;
    std::size_t m_hidden = 0;
};

} // namespace

ClassPictures findClassPictures(const fs::path& folder, DatasetPart part, const ReadingControl& control) {
    return Finder(folder, part, control).find();
}

bool hasClassFolder(const FolderListing& listing) {
    return std::ranges::any_of(listing.folders, [](const fs::path& folder) {
        return digitNamed(folder.filename().string()) != kNotADigit;
    });
}

std::optional<fs::path> findPartFolder(const FolderListing& listing, DatasetPart part) {
    if (part == DatasetPart::Train) return findNamed(listing, {"train", "training"});
    const auto test = findNamed(listing, {"test", "testing"});
    return test ? test : findNamed(listing, {"val", "valid", "validation"});
}

DatasetPart other(DatasetPart part) {
    return part == DatasetPart::Train ? DatasetPart::Test : DatasetPart::Train;
}

} // namespace digitpad
