// The program with a window.
#pragma once

#include <QString>

namespace digitpad {

class Application;

/// Shows the main window until it is closed, with the picture or the model in `file` unless that is empty.
/// Returns the exit code.
int runWindow(Application& application, const QString& file);

/// Why no window can be shown here; empty where one can.
QString whyNoWindow();

} // namespace digitpad
