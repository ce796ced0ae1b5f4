// Where a command writes: results to one stream, everything else to the other, with a progress bar on
// terminals only.
#pragma once

#include <QString>
#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <ostream>

namespace digitpad {

class Console {
public:
    /// @param out   results: text, or one JSON document
    /// @param error what goes wrong, and progress
    /// @param errorIsTerminal draws the progress bar
    Console(std::ostream& out, std::ostream& error, bool errorIsTerminal);

    /// A line of the result.  Names of files, and texts out of them, may be part of it: what a terminal would
    /// act on is shown instead, line breaks too; see printable().
    void print(const QString& line);
    /// Lines of the program's own words, such as its help.
    void printText(const QString& lines);
    /// The whole result as one document; characters that are no UTF-8 are replaced.
    void printJson(const nlohmann::ordered_json& document);
    /// One line on the error stream, behind the program's name; harmless as print()'s.
    void complain(const QString& message);

    /// Redraws the bar at most ten times a second; nothing where there is no terminal.  Harmless as
    /// print()'s.
    void showProgress(double fraction, const QString& text);
    void clearProgress();

    /// Throws Error where the results could not all be written.
    void finish();

private:
    std::ostream& m_out;
    std::ostream& m_error;
    bool m_errorIsTerminal;
    bool m_barShown = false;
    std::chrono::steady_clock::time_point m_lastDrawn;
};

} // namespace digitpad
