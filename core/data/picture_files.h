// Telling pictures from what else lies beside them, without decoding any, and counting those that turn out to
// be broken.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"

namespace digitpad {

/// Whether the name has a picture's ending, or the content begins as a picture's does.
bool isPictureFile(const std::filesystem::path& file);

/// "3 files ('a', 'b', 'c')": names quoted, the first few of them.
std::string countedNames(const std::vector<std::string>& names, const char* one, const char* many);

/// Pictures that a dataset is read without: one broken file must not refuse ten thousand good ones.
class UnreadPictures {
public:
    void add(const std::string& name, const Error& error);
    /// Throws the first error where nothing else was read.
    void requireOthers(std::size_t read) const;
    /// Appends what was left out and why, if anything was.
    void tell(std::vector<std::string>& facts) const;

private:
    std::vector<std::string> m_names;
    std::optional<Error> m_first;
};

} // namespace digitpad
