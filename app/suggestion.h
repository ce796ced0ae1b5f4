// "Did you mean ...?" for mistyped commands and options.
#pragma once

#include <QStringList>

namespace digitpad {

/// " Did you mean 'NAME'?" with the nearest of `known`, or nothing where none is near.
QString suggestion(const QString& given, const QStringList& known);

} // namespace digitpad
