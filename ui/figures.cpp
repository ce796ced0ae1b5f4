#include "ui/figures.h"

#include <QRegularExpression>
#include <cmath>

namespace digitpad {

namespace {

QString threeFigures(double value) {
    const int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return realText(value, decimals);
}

/// With the digits, signs and decimal point of C: some locales write digits and signs of their own.
QString inPlainDigits(const QString& text) {
    QString plain;
    for (const char32_t each : text.trimmed().toUcs4()) {
        if (QChar::isDigit(each))
            plain += QChar('0' + QChar::digitValue(each));
        else if (each == U'\u2212') // the typographic minus
            plain += '-';
        else if (each == U'\u066B') // the Arabic decimal sign
            plain += ',';
        else if (QChar::category(each) != QChar::Other_Format) // marks of direction
            plain += QString::fromUcs4(&each, 1);
    }
    return plain;
}

/// "60,000" as "60000", for any one sign between groups of three; other texts as they are.
QString withoutGroups(const QString& text) {
    static const QRegularExpression groups(
        R"(^[+-]?\d{1,3}(?:([,. '\x{2019}\x{066C}\x{00A0}\x{2009}\x{202F}])\d{3})(?:\1\d{3})*$)");
    const auto match = groups.match(text);
    return match.hasMatch() ? QString(text).remove(match.captured(1)) : text;
}

} // namespace

QLocale figureLocale(const QLocale& user) {
    return user.language() == QLocale::C ? QLocale(QLocale::English) : user;
}

QString countText(qint64 count) {
    return figureLocale().toString(count);
}

QString compactCount(qint64 count) {
    if (count < 1000) return countText(count);
    if (count < 999'500) return threeFigures(static_cast<double>(count) / 1e3) + " k";
    return threeFigures(static_cast<double>(count) / 1e6) + " M";
}

QString realText(double value, int decimals) {
    return figureLocale().toString(value, 'f', decimals);
}

QString percentText(double share, int decimals) {
    return realText(100 * share, decimals);
}

QString durationText(double seconds) {
    if (seconds < 60) return realText(seconds, seconds < 10 ? 1 : 0) + " s";
    return roundedDuration(seconds);
}

QString roundedDuration(double seconds) {
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 60) return QString("%1 s").arg(whole);
    if (whole < 3600) return QString("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return QString("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString className(int label) {
    return QString::number(label);
}

std::optional<double> typedReal(const QString& text) {
    static const QRegularExpression number(R"(^[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?$)");
    const QString plain = inPlainDigits(text);
    if (!number.match(plain).hasMatch()) return std::nullopt;
    bool read = false;
    const double value = QString(plain).replace(',', '.').toDouble(&read);
    return read && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<qint64> typedCount(const QString& text, bool grouped) {
    const QString plain = grouped ? withoutGroups(inPlainDigits(text)) : inPlainDigits(text);
    const bool exponent = plain.contains('e', Qt::CaseInsensitive);
    if (!exponent && plain.contains(QRegularExpression("[.,]"))) return std::nullopt;
    const std::optional<double> value = typedReal(plain);
    constexpr double kMost = 9e15; // doubles hold every whole number up to this
    if (!value || *value != std::floor(*value) || std::abs(*value) > kMost) return std::nullopt;
    return static_cast<qint64>(*value);
}

} // namespace digitpad
