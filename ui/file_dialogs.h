// Asks for files to read or to write, in the folder used last for that kind, without holding up the window.
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace digitpad {

struct OpenQuestion {
    QString title;
    QString folderKey;   ///< the settings key that remembers the folder
    QString filter;      ///< as QFileDialog takes it; unused for a folder
    bool folder = false; ///< whether a folder is asked for
};

struct SaveQuestion {
    QString title;
    QString folderKey;   ///< the settings key that remembers the folder
    QString defaultName; ///< with its ending
    QString filter; ///< as QFileDialog takes it; its patterns ("*.png") are the endings that can be written
    QString suffix; ///< added to a name without one, until another kind is chosen
};

using FileAnswer = std::function<void(const QString& file)>;

/// Returns at once; `answer` is called with the file or folder if one is chosen while `parent` lives.
void askOpenFile(QWidget* parent, const OpenQuestion& question, FileAnswer answer);

/// The same for a file to write.  A name with an ending that cannot be written is refused in words, and asked
/// for again.
void askSaveFile(QWidget* parent, const SaveQuestion& question, FileAnswer answer);

/// Whether the name ends in one of the patterns of `filter`, in small or capital letters.
bool hasEndingOf(const QString& file, const QString& filter);

} // namespace digitpad
