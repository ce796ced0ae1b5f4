// The application object that a command runs with.
#pragma once

#include <QCoreApplication>
#include <memory>

namespace digitpad {

/// @param readsPictures gives fonts, which text in an SVG takes.  Qt ties them to a window system; offscreen
/// is
///        the one that needs no display.  Without its plugin there are no fonts, and such a picture is an
///        Error.
/// @param argc, argv the program's name alone: Qt would take some of the arguments for its own; they must
///        live as long as the object
std::unique_ptr<QCoreApplication> commandApplication(bool readsPictures, int& argc, char** argv);

} // namespace digitpad
