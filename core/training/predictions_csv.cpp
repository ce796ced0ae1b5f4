#include "core/training/predictions_csv.h"

#include <locale>
#include <sstream>

#include "core/data/csv_line.h"

namespace digitpad {

namespace {

const char* nameOf(SampleKind kind) {
    switch (kind) {
        case SampleKind::Digit:
            return "digit";
        case SampleKind::Number:
            return "number";
        case SampleKind::NotADigit:
            break;
    }
    return "not a digit";
}

/// A number's as its reading is written, so that the two can be compared.
std::string labelText(const Answer& answer) {
    return answer.kind == SampleKind::NotADigit ? answer.label : withoutSpaces(answer.label);
}

} // namespace

std::string predictionsCsv(const Evaluation& evaluation, const Dataset& data) {
    std::ostringstream csv;
    csv.imbue(std::locale::classic());
    csv << "index,source,label,predicted,probability";
    for (int digit = 0; digit < kDigits; ++digit) csv << ",p" << digit;
    csv << ",kind,rejected\n";
    for (std::size_t i = 0; i < evaluation.answers.size(); ++i) {
        const Answer& answer = evaluation.answers[i];
        csv << i << ',' << csvField(data.origin(i).where) << ',' << csvField(labelText(answer)) << ','
            << answer.text << ',' << answer.prediction.probability;
        for (const float probability : answer.prediction.probabilities) csv << ',' << probability;
        csv << ',' << nameOf(answer.kind) << ',' << (answer.rejected ? "yes" : "no") << '\n';
    }
    return csv.str();
}

} // namespace digitpad
