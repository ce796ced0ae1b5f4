// The options of one command: Qt's parser with values checked for their range and mistakes answered by a
// suggestion.
#pragma once

#include <QCommandLineParser>
#include <cstdint>
#include <optional>

#include "app/console.h"

namespace digitpad {

class OptionParser {
public:
    /// @param synopsis what follows "digitpad", e.g. "read FILE... [--json]"
    OptionParser(const QString& synopsis, const QString& description);

    void addFlag(const QString& name, const QString& help);
    void addOption(const QString& name, const QString& valueName, const QString& help);

    /// Returns false where help was asked for and printed.  Throws UsageError.
    bool parse(const QStringList& arguments, Console& console);

    bool isSet(const QString& name) const { return m_parser.isSet(name); }
    /// Nothing where the option is absent; the following throw UsageError for what is no such value or out of
    /// range.
    std::optional<QString> value(const QString& name) const;
    QString required(const QString& name) const;
    /// All values of an option that may be given several times, in their order.
    QStringList values(const QString& name) const;
    /// The same; throws where there is none.
    QStringList requiredValues(const QString& name) const;
    std::optional<int> integer(const QString& name, int low, int high) const;
    std::optional<std::uint64_t> natural(const QString& name) const;
    std::optional<double> number(const QString& name, double low, double high) const;
    /// The place of the value in `choices`.
    std::optional<int> choice(const QString& name, const QStringList& choices) const;
    /// What is left beside the options; there must be `least` to `most` of them.
    QStringList files(int least, int most) const;

private:
    QString usage() const { return "Usage: digitpad " + m_synopsis; }
    QString hint() const;

    QCommandLineParser m_parser;
    QString m_synopsis;
    QStringList m_names;
};

} // namespace digitpad
