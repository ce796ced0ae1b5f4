// The colours of the window, light and dark, by what they are for.  No other file names a colour.
#pragma once

#include <QColor>

class QPalette;

namespace digitpad {

struct Palette {
    QColor window;       ///< behind the pages
    QColor surface;      ///< header, status bar, buttons, fields
    QColor border;       ///< hairlines around surfaces
    QColor track;        ///< empty part of bars, hovered buttons, quiet cells
    QColor mutedBar;     ///< bars that did not win
    QColor text;         ///< what is read first
    QColor mutedText;    ///< labels and side remarks
    QColor disabledText; ///< of controls that cannot be used now
    QColor accent;       ///< the one accent: selection, winner, first series, focus
    QColor accentHover;  ///< the accent under the pointer
    QColor accentSoft;   ///< background of what is chosen
    QColor onAccent;     ///< text on the accent
    QColor right;        ///< only for right answers
    QColor wrong;        ///< only for wrong answers and errors
    QColor secondSeries; ///< validation beside training in charts
    QColor grid;         ///< grid lines of charts
    QColor paper;        ///< what one draws on
    QColor ink;          ///< what one draws with
    QColor box;          ///< around a digit found, when it is not the chosen one
    QColor heatLow;      ///< a heat map's cell without errors
    QColor heatHigh;     ///< its cell with the most errors
    QColor haloDark;     ///< of what must be seen on any ground: one of these two stands out
    QColor haloLight;
};

Palette lightPalette();
Palette darkPalette();

/// Whether text on this palette is light on dark.
bool isDark(const QPalette& palette);
/// The colours of the theme in force; asked again at every paint, so that a change shows at once.
Palette currentPalette();

/// `share` of `to` over `from`, 0 to 1, opaque.
QColor mixed(const QColor& from, const QColor& to, double share);
/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, relative luminance).
double contrast(const QColor& a, const QColor& b);

} // namespace digitpad
