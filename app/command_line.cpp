#include "app/command_line.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "app/commands/bench.h"
#include "app/commands/calibrate.h"
#include "app/commands/evaluate.h"
#include "app/commands/info.h"
#include "app/commands/read.h"
#include "app/commands/synthesise.h"
#include "app/commands/train.h"
#include "app/suggestion.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/nn/kernels/kernels.h"
#include "ui/paths.h"

namespace digitpad {

namespace {

struct Command {
    QString name;
    int (*run)(const QStringList& arguments, Console& console);
    bool readsPictures;
    QString usage;
};

std::vector<Command> commands() {
    return {
        {"read", runRead, true, "read FILE... [--json]                read pictures of digits"},
        {"evaluate", runEvaluate, true, "evaluate --data PATH [--json]        measure a model on a dataset"},
        {"calibrate", runCalibrate, true,
         "calibrate --data PATH --out M.onnx   fit a model's confidence and threshold"},
        {"train", runTrain, true, "train --data PATH --out M.onnx       train a network"},
        {"synthesise", runSynthesise, true,
         "synthesise --data PATH --out FOLDER  make up pictures of numbers on paper"},
        {"bench", runBench, false, "bench [--read FILE...] [--json]      measure this machine's speed"},
        {"info", runInfo, false, "info M.onnx [--json]                 show a model's layers and origin"},
    };
}

QString help() {
    QString text =
        "Digitpad reads handwritten digits.\n\n"
        "Usage: digitpad [FILE]                               open the window, on a picture if one is "
        "given\n";
    for (const Command& command : commands()) text += "       digitpad " + command.usage + "\n";
    return text +
           "       digitpad --version\n\n"
           "digitpad COMMAND --help tells a command's options.\n"
           "Exit code: 0 done, 1 the work failed, 2 wrong usage.";
}

bool isFile(const QString& name) {
    std::error_code error; // a name that is too long, say, is none
    return std::filesystem::exists(toPath(name), error);
}

[[noreturn]] void refuse(const QString& argument) {
    QStringList known{"--help", "--version"};
    for (const Command& command : commands()) known << command.name;
    const bool option = argument.startsWith('-');
    const QString what =
        option ? QString("there is no option '%1'.") : QString("'%1' is no command and no file.");
    throw UsageError(
        (what.arg(argument) + suggestion(argument, known) + " See: digitpad --help").toStdString());
}

int dispatch(const QStringList& arguments, Console& console) {
    const QString first = arguments.value(0);
    if (first.isEmpty() || first == "--help" || first == "-h" || first == "help") {
        console.printText(help());
        return 0;
    }
    if (arguments.contains("--version") || first == "-v") {
        console.print(QString("digitpad ") + DIGITPAD_VERSION);
        return 0;
    }
    for (const Command& command : commands()) {
        if (command.name != first) continue;
        // What the environment says of the CPU is wrong now or never, not after an hour's reading of data.
        if (!arguments.contains("--help") && !arguments.contains("-h")) kernelLevel();
        return command.run(arguments.mid(1), console);
    }
    if (isFile(first)) throw UsageError("only one file can be opened. See: digitpad --help");
    refuse(first);
}

} // namespace

bool wantsWindow(const QStringList& arguments) {
    if (arguments.isEmpty()) return true;
    for (const Command& command : commands()) {
        if (command.name == arguments.first()) return false;
    }
    return arguments.size() == 1 && isFile(arguments.first());
}

bool readsPictures(const QStringList& arguments) {
    if (arguments.value(0) == "bench") return arguments.contains("--read");
    const auto all = commands();
    return std::ranges::any_of(all, [&](const Command& command) {
        return command.readsPictures && command.name == arguments.value(0);
    });
}

int runCommandLine(const QStringList& arguments, Console& console) {
    try {
        const int exitCode = dispatch(arguments, console);
        console.finish();
        return exitCode;
    } catch (const UsageError& error) {
        console.complain(QString::fromUtf8(error.what()));
        return 2;
    } catch (const std::bad_alloc&) {
        console.complain("there is not enough memory for this");
    } catch (const std::exception& error) {
        console.complain(QString::fromUtf8(error.what()));
    }
    return 1;
}

} // namespace digitpad
