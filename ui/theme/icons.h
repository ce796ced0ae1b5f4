// The program's own icons, tinted by the theme whenever they are painted, so that one file serves light and
// dark.
#pragma once

#include <QIcon>
#include <QString>

namespace digitpad {

enum class IconTint {
    Text,     ///< as the text of buttons; the accent where the button is checked
    OnAccent, ///< on primary buttons
    Muted,    ///< beside side remarks
    Wrong,    ///< beside errors
};

/// @param name a file of resources/icons without its ending, e.g. "pencil"
QIcon themedIcon(const QString& name, IconTint tint = IconTint::Text);

/// The program's own picture, in its own colours.
QIcon applicationIcon();

} // namespace digitpad
