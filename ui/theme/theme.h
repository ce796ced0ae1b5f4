// Puts the palette and the style sheet over Qt's Fusion style, and remembers whether light or dark was
// chosen.
#pragma once

class QApplication;

namespace digitpad {

enum class ThemeChoice { System, Light, Dark };

/// What the user chose last; System before that.
ThemeChoice savedThemeChoice();
void saveThemeChoice(ThemeChoice choice);

/// Every widget gets a palette change; may be called again at any time.
void applyTheme(QApplication& application, ThemeChoice choice);

} // namespace digitpad
