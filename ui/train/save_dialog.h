// Asks for a file to write, in the folder used last for that kind, without holding up the window.
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace digitpad {

struct SaveQuestion {
    QString title;
    QString folderKey;   ///< the settings key that remembers the folder
    QString defaultName; ///< with its ending
    QString filter;      ///< as QFileDialog takes it
    QString suffix;      ///< added to a name without one, until another kind is chosen
};

/// Returns at once; `answer` is called with the file if one is chosen while `parent` lives.
void askSaveFile(QWidget* parent, const SaveQuestion& question,
                 std::function<void(const QString& file)> answer);

} // namespace digitpad
