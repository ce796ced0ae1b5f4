#include "core/training/predictions_csv.h"

#include <locale>
#include <sstream>

#include "core/data/csv_line.h"

namespace digitpad {

std::string predictionsCsv(const Evaluation& evaluation, const Dataset& data) {
    std::ostringstream csv;
    csv.imbue(std::locale::classic());
    csv << "index,source,label,predicted,probability";
    for (int digit = 0; digit < kDigits; ++digit) csv << ",p" << digit;
    csv << '\n';
    for (std::size_t i = 0; i < evaluation.predictions.size(); ++i) {
        const Prediction& prediction = evaluation.predictions[i];
        csv << i << ',' << csvField(data.origin(i).where) << ',';
        if (data.label(i) < kDigits) csv << data.label(i);
        csv << ',' << prediction.digit << ',' << prediction.probability;
        for (const float probability : prediction.probabilities) csv << ',' << probability;
        csv << '\n';
    }
    return csv.str();
}

} // namespace digitpad
