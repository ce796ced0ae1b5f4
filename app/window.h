// The program with a window.
#pragma once

#include <QString>

namespace digitpad {

/// Shows the main window, on `picture` unless that is empty, until it is closed.  Needs a QApplication.
/// Returns the exit code.
int runWindow(const QString& picture);

/// Why no window can be shown here; empty where one can.
QString whyNoWindow();

} // namespace digitpad
