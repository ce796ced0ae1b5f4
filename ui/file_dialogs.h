// File dialogs that begin in the folder used last for that kind of file, also after a restart.
#pragma once

#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace digitpad {

/// What was remembered under `key`, where it still exists, else the user's documents.
QString rememberedFolder(const QString& key);
/// The one that `file` is in.
void rememberFolder(const QString& key, const QString& file);

struct OpenQuestion {
    QString title;
    QString folderKey; ///< the settings key that remembers the folder
    QString filter;    ///< as QFileDialog takes it
};

/// Returns at once; `answer` is called with the file if one is chosen while `parent` lives.
void askOpenFile(QWidget* parent, const OpenQuestion& question,
                 std::function<void(const QString& file)> answer);

/// The ending, without its dot, of the first pattern in a filter of a file dialog: "svg" of "SVG drawing
/// (*.svg *.svgz)".
QString endingOf(const QString& filter);

} // namespace digitpad
