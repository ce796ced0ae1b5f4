#include "app/option_parser.h"

#include <QFileInfo>
#include <QRegularExpression>

#include "app/suggestion.h"
#include "app/usage_error.h"

namespace digitpad {

namespace {

[[noreturn]] void refuse(const QString& message) {
    throw UsageError(message.toStdString());
}

[[noreturn]] void refuseValue(const QString& option, const QString& value, const QString& expected) {
    refuse(QString("--%1 must be %2, but is '%3'").arg(option, expected, value));
}

QString range(double low, double high) {
    return QString("from %1 to %2").arg(low).arg(high);
}

} // namespace

OptionParser::OptionParser(const QString& synopsis, const QString& description) : m_synopsis(synopsis) {
    m_parser.setApplicationDescription(description);
    // Otherwise a file named -dash.png would be the options d, a, s and h: the help.
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addFlag("help", "Prints this text.");
}

void OptionParser::addFlag(const QString& name, const QString& help) {
    m_parser.addOption({name == "help" ? QStringList{"h", name} : QStringList{name}, help});
    m_names << "--" + name;
}

void OptionParser::addOption(const QString& name, const QString& valueName, const QString& help) {
    m_parser.addOption({name, help, valueName});
    m_names << "--" + name;
}

QString OptionParser::hint() const {
    return QString(". See: digitpad %1 --help").arg(m_synopsis.section(' ', 0, 0));
}

bool OptionParser::parse(const QStringList& arguments, Console& console) {
    const bool understood = m_parser.parse(QStringList{"digitpad"} + arguments);
    if (m_parser.isSet("help")) {
        // Qt's own first line would show the binary's whole path.
        const QString help = m_parser.helpText();
        console.printText(usage() + help.mid(help.indexOf('\n')).trimmed().prepend("\n\n"));
        return false;
    }
    if (understood) return true;
    const QStringList unknown = m_parser.unknownOptionNames();
    if (unknown.isEmpty()) refuse(m_parser.errorText().remove(QRegularExpression("\\.$")) + hint());
    const QString single = "-" + unknown.first();
    const QString name = arguments.contains(single) ? single : "-" + single;
    if (QFileInfo::exists(name)) refuse(QString("for the file of that name write ./%1").arg(name) + hint());
    refuse(QString("there is no option '%1'.").arg(name) + suggestion(name, m_names) + hint().mid(1));
}

std::optional<QString> OptionParser::value(const QString& name) const {
    if (!m_parser.isSet(name)) return std::nullopt;
    if (m_parser.values(name).size() > 1) refuse(QString("--%1 is given more than once").arg(name) + hint());
    const QString value = m_parser.value(name);
    if (value.isEmpty()) refuse(QString("--%1 is empty").arg(name) + hint());
    return value;
}

QString OptionParser::required(const QString& name) const {
    const auto given = value(name);
    if (!given) refuse(QString("--%1 is missing").arg(name) + hint());
    return *given;
}

QStringList OptionParser::values(const QString& name) const {
    QStringList given = m_parser.values(name);
    if (given.contains(QString())) refuse(QString("--%1 is empty").arg(name) + hint());
    return given;
}

QStringList OptionParser::requiredValues(const QString& name) const {
    QStringList given = values(name);
    if (given.isEmpty()) refuse(QString("--%1 is missing").arg(name) + hint());
    return given;
}

std::optional<int> OptionParser::integer(const QString& name, int low, int high) const {
    const auto text = value(name);
    if (!text) return std::nullopt;
    bool valid = false;
    const int number = text->toInt(&valid);
    if (!valid || number < low || number > high) {
        refuseValue(name, *text, QString("a whole number from %1 to %2").arg(low).arg(high));
    }
    return number;
}

std::optional<std::uint64_t> OptionParser::natural(const QString& name) const {
    const auto text = value(name);
    if (!text) return std::nullopt;
    bool valid = false;
    const std::uint64_t number = text->toULongLong(&valid);
    if (!valid) refuseValue(name, *text, "a whole number of 0 or more");
    return number;
}

std::optional<double> OptionParser::number(const QString& name, double low, double high) const {
    const auto text = value(name);
    if (!text) return std::nullopt;
    bool valid = false;
    const double number = text->toDouble(&valid);
    if (!valid || !(number >= low && number <= high)) {
        refuseValue(name, *text, "a number " + range(low, high));
    }
    return number;
}

std::optional<int> OptionParser::choice(const QString& name, const QStringList& choices) const {
    const auto text = value(name);
    if (!text) return std::nullopt;
    const auto index = choices.indexOf(*text);
    if (index < 0) refuseValue(name, *text, "one of " + choices.join(", "));
    return static_cast<int>(index);
}

QStringList OptionParser::files(int least, int most) const {
    QStringList files = m_parser.positionalArguments();
    if (files.size() < least) refuse("no file is given" + hint());
    if (files.size() > most) refuse(QString("'%1' is not expected here").arg(files[most]) + hint());
    return files;
}

} // namespace digitpad
