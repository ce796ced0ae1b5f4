// Names of files and texts out of them in a tooltip, which Qt would take for HTML where they look like it: an
// image it names would be loaded.
#pragma once

#include <QTextDocument>

namespace digitpad {

inline QString plainTooltip(const QString& text) {
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

} // namespace digitpad
