// How long pictures take to be read, and how much memory.
#pragma once

#include <optional>
#include <vector>

#include "app/commands/picture_reading.h"

namespace digitpad {

/// How each picture's measurement is taken.
struct ReadingLoad {
    int threads = 1;    ///< that read it at the same time, each with its own Workspace
    double seconds = 5; ///< after a warm-up
};

struct ReadingFigures {
    double p50 = 0; ///< milliseconds from grey values to digits, on one thread
    double p99 = 0;
    double picturesPerSecond = 0;          ///< of all threads together
    std::optional<double> peakResidentMiB; ///< the process's most; nothing where the system does not tell
};

struct PictureSpeed {
    QString file;
    int width = 0; ///< pixels
    int height = 0;
    std::size_t digits = 0;           ///< that are read in it, or rejected
    std::vector<double> milliseconds; ///< of each reading
    ReadingFigures figures;           ///< peakResidentMiB since before it was decoded
};

/// Decodes the picture once and reads it again and again, on all threads.  Throws Error.
PictureSpeed measureReading(const QString& file, const ReadingModels& models, const ReadingLoad& load);

/// As if all were read equally often, one after the other, however often each was measured.  At least one
/// picture.
ReadingFigures inAll(const std::vector<PictureSpeed>& pictures);

} // namespace digitpad
