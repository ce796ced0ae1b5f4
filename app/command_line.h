// The program without a window: finds the command, runs it, and turns what goes wrong into one line and an
// exit code.
#pragma once

#include <QStringList>

#include "app/console.h"

namespace digitpad {

/// Whether the arguments (without the program's name) ask for the window: none, or one existing file.
bool wantsWindow(const QStringList& arguments);

/// Whether they ask for a command that decodes pictures.
bool readsPictures(const QStringList& arguments);

/// Returns the exit code: 0 done, 1 the work failed, 2 wrong usage.
int runCommandLine(const QStringList& arguments, Console& console);

} // namespace digitpad
