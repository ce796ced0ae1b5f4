#include "app/console.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/printable.h"

namespace digitpad {

namespace {

constexpr int kBarWidth = 24;
constexpr auto kEraseLine = "\r\x1b[K";
constexpr std::size_t kMostInLine = 5000;   ///< characters: the longest path (4,096) and what is said of it
constexpr std::size_t kMostInProgress = 80; ///< characters: the bar must stay in one line to be erased

QString bar(double fraction) {
    const int full = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * kBarWidth);
    return "[" + QString(full, '#') + QString(kBarWidth - full, '.') + "]";
}

} // namespace

Console::Console(std::ostream& out, std::ostream& error, bool errorIsTerminal)
    : m_out(out), m_error(error), m_errorIsTerminal(errorIsTerminal) {}

void Console::print(const QString& line) {
    clearProgress();
    m_out << printable(line.toStdString(), kMostInLine) << '\n';
    m_out.flush();
}

void Console::printText(const QString& lines) {
    clearProgress();
    m_out << lines.toStdString() << '\n';
    m_out.flush();
}

void Console::printJson(const nlohmann::ordered_json& document) {
    clearProgress();
    m_out << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void Console::complain(const QString& message) {
    clearProgress();
    m_error << "digitpad: " << printable(message.toStdString(), kMostInLine) << std::endl;
}

void Console::showProgress(double fraction, const QString& text) {
    using namespace std::chrono_literals;
    const auto now = std::chrono::steady_clock::now();
    if (!m_errorIsTerminal || (m_barShown && now - m_lastDrawn < 100ms)) return;
    m_barShown = true;
    m_lastDrawn = now;
    const QString percent = QString::number(100 * fraction, 'f', 0).rightJustified(3);
    m_error << kEraseLine << (bar(fraction) + " " + percent + " %  ").toStdString()
            << printable(text.toStdString(), kMostInProgress) << std::flush;
}

void Console::clearProgress() {
    if (!m_barShown) return;
    m_barShown = false;
    m_error << kEraseLine << std::flush;
}

void Console::finish() {
    clearProgress();
    m_out.flush();
    if (!m_out) throw Error("standard output", "not everything could be written", "Is the disk full?");
}

} // namespace digitpad
