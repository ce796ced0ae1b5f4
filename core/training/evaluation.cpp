#include "core/training/evaluation.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <span>

#include "core/data/picture_files.h"
#include "core/data/sample_list.h"
#include "core/data/wording.h"
#include "core/error.h"
#include "core/metrics/running_mean.h"

namespace digitpad {

namespace {

constexpr std::size_t kBlockImages = 100;
constexpr std::size_t kBlockReadings = 4; // each is segmented first, a photo takes a second

class Stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

void requireSamples(const std::string& name, std::size_t size) {
    if (size == 0)
        throw Error(name, "there is nothing in it to evaluate on", "Choose a dataset with samples");
}

void addDigit(Evaluation& evaluation, const Answer& answer, RunningMean& loss) {
    const int label = withoutSpaces(answer.label)[0] - '0';
    const std::optional<int> digit = answer.digit();
    evaluation.calibration.add(answer.prediction.probability, answer.isRight());
    if (digit) {
        evaluation.confusion.add(label, *digit);
        loss.add(answer.prediction.loss(label));
    } else {
        evaluation.confusion.addUnread(label);
    }
}

/// In the data's order, so that the figures do not depend on threads in their last bits.
void sumUp(Evaluation& evaluation) {
    RunningMean loss;
    for (const Answer& answer : evaluation.answers) {
        if (answer.kind == SampleKind::Digit) addDigit(evaluation, answer, loss);
        Tally& tally = answer.kind == SampleKind::Digit    ? evaluation.digits
                       : answer.kind == SampleKind::Number ? evaluation.numbers
                                                           : evaluation.nonDigits;
        tally.add(answer.isRight(), answer.rejected);
    }
    evaluation.loss = loss.mean();
}

Answer answerOf(const Dataset& data, std::size_t index, const Prediction& prediction) {
    const int label = data.label(index);
    const bool digit = label < kDigits;
    return {digit ? SampleKind::Digit : SampleKind::NotADigit,
            digit ? std::to_string(label) : std::string(),
            std::to_string(prediction.digit),
            prediction,
            prediction.probability,
            prediction.rejected};
}

std::vector<Prediction> classifyAll(const Classifier& classifier, const Dataset& data,
                                    const EvaluationOptions& options) {
    std::vector<Prediction> predictions(data.size());
    const auto classify = [&](std::size_t begin, std::size_t count, Workspace& workspace) {
        std::vector<DigitImage> images(count);
        for (std::size_t i = 0; i < count; ++i) images[i] = data.image(begin + i);
        classifier.classify(images, std::span(predictions).subspan(begin, count), workspace);
    };
    predictions.resize(workInBlocks(data.size(), kBlockImages, classify, options));
    return predictions;
}

/// An answer and the image behind its prediction.
struct ReadSample {
    Answer answer;
    DigitImage seen;
    std::optional<Error> failure; ///< why it could not be read; then there is no answer
};

ReadSample readSample(const LabelledSample& sample, const SampleReader& reader, const Classifier& classifier,
                      Workspace& workspace) {
    const Reading reading = reader.read(sample, classifier, workspace);
    ReadSample read;
    read.answer.kind = sample.kind;
    read.answer.label = sample.label;
    read.answer.rejected = reading.rejected();
    read.answer.confidence = -1; // of blank paper
    const DigitReading* least = nullptr;
    for (const DigitReading& digit : reading.digits) {
        read.answer.text += std::to_string(digit.prediction.digit);
        if (!least || digit.prediction.probability < least->prediction.probability) least = &digit;
    }
    if (!least) return read;
    read.answer.prediction = least->prediction;
    read.seen = least->seen;
    const bool belowThreshold = least->prediction.probability < classifier.model().info.threshold;
    read.answer.confidence = read.answer.rejected && !belowThreshold ? -1 : least->prediction.probability;
    return read;
}

/// One broken picture among thousands is no reason to measure none.
ReadSample tryToRead(const LabelledSample& sample, const SampleReader& reader, const Classifier& classifier,
                     Workspace& workspace) {
    try {
        return readSample(sample, reader, classifier, workspace);
    } catch (const Error& error) {
        if (!std::holds_alternative<std::filesystem::path>(sample.content)) throw;
        ReadSample unread;
        unread.failure = error;
        return unread;
    }
}

/// A folder's name says more than its text: "7 " is no digit.
int classOf(const LabelledSample& sample) {
    return sample.kind == SampleKind::Digit ? digitpad::classOf(sample.label) : kNotADigit;
}

} // namespace

std::optional<int> Answer::digit() const {
    return text.size() == 1 ? std::optional(text[0] - '0') : std::nullopt;
}

bool Answer::isRight() const {
    return kind == SampleKind::NotADigit ? rejected : text == withoutSpaces(label);
}

Evaluation evaluate(const Classifier& classifier, const Dataset& data, const EvaluationOptions& options) {
    requireSamples(data.name(), data.size());
    const Stopwatch time;
    Evaluation evaluation;
    for (const Prediction& prediction : classifyAll(classifier, data, options))
        evaluation.answers.push_back(answerOf(data, evaluation.answers.size(), prediction));
    evaluation.cancelled = evaluation.answers.size() < data.size();
    sumUp(evaluation);
    evaluation.seconds = time.seconds();
    return evaluation;
}

Evaluation evaluate(const Classifier& classifier, std::shared_ptr<const Dataset> data,
                    const EvaluationOptions& options) {
    Evaluation evaluation = evaluate(classifier, *data, options);
    evaluation.notes = data->notes();
    evaluation.images = std::move(data);
    return evaluation;
}

Evaluation evaluate(const Classifier& classifier, const SampleCollection& data, const SampleReader& reader,
                    const EvaluationOptions& options) {
    requireSamples(data.name, data.samples.size());
    const Stopwatch time;
    std::vector<ReadSample> read(data.samples.size());
    const auto work = [&](std::size_t begin, std::size_t count, Workspace& workspace) {
        for (std::size_t i = begin; i < begin + count; ++i)
            read[i] = tryToRead(data.samples[i], reader, classifier, workspace);
    };
    read.resize(workInBlocks(read.size(), kBlockReadings, work, options));

    Evaluation evaluation;
    SampleList images;
    UnreadPictures unread;
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (read[i].failure) {
            unread.add(data.samples[i].origin.where, *read[i].failure);
            continue;
        }
        images.add(read[i].seen, classOf(data.samples[i]), data.samples[i].origin);
        evaluation.answers.push_back(std::move(read[i].answer));
    }
    unread.requireOthers(images.size());
    std::vector<std::string> facts;
    unread.tell(facts);
    evaluation.notes = data.notes;
    std::ranges::copy(noteOf(data.name, facts), std::back_inserter(evaluation.notes));
    evaluation.images = std::make_shared<const Dataset>(images.take(data.name));
    evaluation.cancelled = read.size() < data.samples.size();
    sumUp(evaluation);
    evaluation.seconds = time.seconds();
    return evaluation;
}

} // namespace digitpad
