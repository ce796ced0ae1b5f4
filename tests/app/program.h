// Runs the real program as a user's script would, and hands back all it left.
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>
#include <vector>

namespace digitpad::test {

struct Outcome {
    int exitCode = -1;
    QString out;
    QString error;

    /// The one document on standard output; throws where it is anything else.
    nlohmann::json json() const { return nlohmann::json::parse(out.toStdString()); }
};

inline std::ostream& operator<<(std::ostream& stream, const Outcome& outcome) {
    return stream << "exit code " << outcome.exitCode << "\nout: " << outcome.out.toStdString()
                  << "\nerror: " << outcome.error.toStdString();
}

inline Outcome finish(QProcess& process) {
    constexpr int kPatienceMs = 120'000;
    Outcome outcome;
    if (process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit) {
        outcome.exitCode = process.exitCode();
    }
    outcome.out = QString::fromUtf8(process.readAllStandardOutput());
    outcome.error = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

using Environment = std::vector<std::pair<QString, QString>>;

/// @param more variables beside this process's own
inline Outcome runDigitpad(const QStringList& arguments, const Environment& more = {}) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : more) environment.insert(name, value);
    process.setProcessEnvironment(environment);
    process.start(DIGITPAD_PROGRAM, arguments);
    return finish(process);
}

/// Through a shell, for limits and redirections; $DIGITPAD is the program.
inline Outcome runShell(const QString& script) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DIGITPAD", DIGITPAD_PROGRAM);
    process.setProcessEnvironment(environment);
    process.start("bash", {"-c", script});
    return finish(process);
}

} // namespace digitpad::test
