#include "app/commands/reading_speed.h"

#include <algorithm>
#include <utility>

#include "app/commands/resident_memory.h"
#include "app/commands/stopwatch.h"
#include "core/training/worker_pool.h"

namespace digitpad {

namespace {

/// What one thread does.
struct Reader {
    Workspace workspace;
    std::vector<double> milliseconds;
    std::size_t digits = 0;
    double picturesPerSecond = 0;

    void read(const QString& file, const GreyImage& picture, const ReadingModels& models, double seconds) {
        const auto once = [&] { digits = readDecoded(file, picture, models, workspace).digits.size(); };
        once(); // the workspace grows
        const Stopwatch watch;
        do {
            const Stopwatch one;
            once();
            milliseconds.push_back(1e3 * one.seconds());
        } while (watch.seconds() < seconds);
        picturesPerSecond = static_cast<double>(milliseconds.size()) / watch.seconds();
    }
};

std::optional<double> peakResidentMiB() {
    const auto memory = residentMemory();
    return memory ? std::optional(memory->most) : std::nullopt;
}

struct WeightedTime {
    double milliseconds;
    double weight;
};

/// The time that `share` of the sorted times' weight, which is 1 in all, does not exceed.
double percentileOf(const std::vector<WeightedTime>& times, double share) {
    double sum = 0;
    for (const WeightedTime& time : times)
        if ((sum += time.weight) >= share) return time.milliseconds;
    return times.back().milliseconds; // rounding
}

} // namespace

PictureSpeed measureReading(const QString& file, const ReadingModels& models, const ReadingLoad& load) {
    restartPeakMemory();
    const GreyImage picture = decodedPicture(file);
    std::vector<Reader> readers(static_cast<std::size_t>(load.threads));
    WorkerPool pool(load.threads);
    pool.run([&](int t) { readers[static_cast<std::size_t>(t)].read(file, picture, models, load.seconds); });
    PictureSpeed speed{file, picture.width, picture.height, readers.front().digits, {}, {}};
    for (const Reader& reader : readers) {
        speed.milliseconds.insert(speed.milliseconds.end(), reader.milliseconds.begin(),
                                  reader.milliseconds.end());
        speed.figures.picturesPerSecond += reader.picturesPerSecond;
    }
    speed.figures.p50 = percentile(speed.milliseconds, 0.5);
    speed.figures.p99 = percentile(speed.milliseconds, 0.99);
    speed.figures.peakResidentMiB = peakResidentMiB();
    return speed;
}

ReadingFigures inAll(const std::vector<PictureSpeed>& pictures) {
    const auto count = static_cast<double>(pictures.size());
    ReadingFigures all;
    std::vector<WeightedTime> times;
    double seconds = 0;
    for (const PictureSpeed& picture : pictures) {
        const double weight = 1 / (count * static_cast<double>(picture.milliseconds.size()));
        for (const double time : picture.milliseconds) times.push_back({time, weight});
        seconds += 1 / picture.figures.picturesPerSecond;
        all.peakResidentMiB = std::max(all.peakResidentMiB, picture.figures.peakResidentMiB);
    }
    std::ranges::sort(times, {}, &WeightedTime::milliseconds);
    all.p50 = percentileOf(times, 0.5);
    all.p99 = percentileOf(times, 0.99);
    all.picturesPerSecond = count / seconds;
    return all;
}

} // namespace digitpad
