// How the window writes figures and reads typed ones, the same on every page: with the decimal sign and the
// groups of the user's locale.  Files and the command line use neither.
#pragma once

#include <QLocale>
#include <QString>
#include <optional>

namespace digitpad {

/// The user's; English where the system names none ("C"), which would write no groups.
QLocale figureLocale(const QLocale& user = QLocale());

/// "10,000"
QString countText(qint64 count);
/// "624", "10.4 k", "1.49 M": three figures, to compare sizes at a glance.
QString compactCount(qint64 count);
QString realText(double value, int decimals);
/// `share` 0 to 1 as a percentage without its sign: "99.71"
QString percentText(double share, int decimals);
/// "0.8 s", "1 min 20 s"
QString durationText(double seconds);
/// In whole seconds: "13 s", "2 min 5 s", "1 h 3 min"
QString roundedDuration(double seconds);
/// Of a class by its column or row: "4"
QString className(int label);

/// A number as people type one, whatever their locale: point or comma is the decimal sign ("1,000" and
/// "1.000" are one), "1e-3" has an exponent.  Nothing where the text is anything else, or has groups.
std::optional<double> typedReal(const QString& text);
/// A whole number: "60000" or "6e4"; with `grouped` also "60,000", "60.000" and "60 000".  Nothing where a
/// decimal sign or a group could be meant, or the text is no whole number.
std::optional<qint64> typedCount(const QString& text, bool grouped);

} // namespace digitpad
