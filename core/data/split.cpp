// splitDataset(): stratified for single samples, a small local search where whole writers have to move.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "core/data/batches.h"
#include "core/error.h"
#include "core/random.h"

namespace digitpad {
namespace {

constexpr int kClasses = kNotADigit + 1;
using Indices = std::vector<std::size_t>;
using ClassCounts = std::array<double, kClasses>;

struct Writer {
    Indices samples;
    ClassCounts counts{};
    bool validates = false;
};

/// Rounds the running total instead of each class, so that small classes together still give their part.
void splitByClass(const Dataset& dataset, const Indices& indices, double fraction, std::uint64_t seed,
                  Split& split) {
    std::array<Indices, kClasses> classes;
    for (const std::size_t index : indices) {
        classes[static_cast<std::size_t>(dataset.label(index))].push_back(index);
    }
    std::size_t seen = 0;
    std::size_t taken = 0;
    for (std::size_t label = 0; label < classes.size(); ++label) {
        Indices& members = classes[label];
        Random::forStream(seed, label).shuffle(std::span(members));
        seen += members.size();
        const auto target = static_cast<std::size_t>(std::llround(fraction * static_cast<double>(seen)));
        const auto take = static_cast<std::ptrdiff_t>(std::min(target - taken, members.size()));
        taken += static_cast<std::size_t>(take);
        split.validation.insert(split.validation.end(), members.begin(), members.begin() + take);
        split.training.insert(split.training.end(), members.begin() + take, members.end());
    }
}

double squaredDistance(const ClassCounts& missing, const ClassCounts& moved, double sign) {
    double sum = 0;
    for (std::size_t i = 0; i < missing.size(); ++i) {
        const double left = missing[i] - sign * moved[i];
        sum += left * left;
    }
    return sum;
}

void move(Writer& writer, ClassCounts& missing) {
    const double sign = writer.validates ? -1 : 1;
    for (std::size_t i = 0; i < missing.size(); ++i) missing[i] -= sign * writer.counts[i];
    writer.validates = !writer.validates;
}

/// Moves writers while that brings the classes of the validation part nearer to the fraction.
void chooseWriters(std::vector<Writer>& writers, double fraction) {
    ClassCounts missing{};
    for (const Writer& writer : writers) {
        for (std::size_t i = 0; i < missing.size(); ++i) missing[i] += fraction * writer.counts[i];
    }
    constexpr int kMaxPasses = 20; // two or three are usual
    bool moved = true;
    for (int pass = 0; pass < kMaxPasses && moved; ++pass) {
        moved = false;
        for (Writer& writer : writers) {
            const double sign = writer.validates ? -1 : 1;
            if (squaredDistance(missing, writer.counts, sign) < squaredDistance(missing, {}, 1)) {
                move(writer, missing);
                moved = true;
            }
        }
    }
    // Few writers and a small fraction: some validation is better than none, which would be nearer.
    const bool none = std::ranges::none_of(writers, &Writer::validates);
    if (none && fraction > 0 && writers.size() > 1) {
        move(*std::ranges::min_element(writers, {}, [](const Writer& w) { return w.samples.size(); }),
             missing);
    }
}

} // namespace

Split splitDataset(const Dataset& dataset, double fraction, std::uint64_t seed) {
    if (!(fraction >= 0 && fraction < 1)) {
        throw Error("validation split", std::to_string(fraction) + " is not a fraction",
                    "Give a number from 0 to below 1");
    }
    Indices anonymous;
    std::map<std::string, Writer> byName;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const std::string writer = dataset.origin(i).writer;
        if (writer.empty()) {
            anonymous.push_back(i);
        } else {
            byName[writer].samples.push_back(i);
            ++byName[writer].counts[static_cast<std::size_t>(dataset.label(i))];
        }
    }

    Split split;
    splitByClass(dataset, anonymous, fraction, seed, split);
    std::vector<Writer> writers;
    writers.reserve(byName.size());
    for (auto& [name, writer] : byName) writers.push_back(std::move(writer));
    Random::forStream(seed, kClasses).shuffle(std::span(writers));
    chooseWriters(writers, fraction);
    for (const Writer& writer : writers) {
        Indices& part = writer.validates ? split.validation : split.training;
        part.insert(part.end(), writer.samples.begin(), writer.samples.end());
    }
    std::ranges::sort(split.training);
    std::ranges::sort(split.validation);
    return split;
}

} // namespace digitpad
