#include "core/training/evaluation_data.h"

#include <utility>
#include <vector>

#include "core/data/held_out.h"
#include "core/error.h"

namespace digitpad {

namespace {

using Images = std::shared_ptr<const Dataset>;
using Samples = std::shared_ptr<const SampleCollection>;

Dataset heldOut(const Dataset& data) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < data.size(); ++i)
        if (isHeldOut(data.origin(i).writer)) indices.push_back(i);
    return data.subset(indices, data.name());
}

SampleCollection heldOut(const SampleCollection& data) {
    SampleCollection kept{data.name, {}, data.notes};
    for (const LabelledSample& sample : data.samples)
        if (isHeldOut(sample.origin.writer)) kept.samples.push_back(sample);
    return kept;
}

} // namespace

EvaluationData::EvaluationData(Dataset data) : m_data(std::make_shared<const Dataset>(std::move(data))) {}

EvaluationData::EvaluationData(SampleCollection data)
    : m_data(std::make_shared<const SampleCollection>(std::move(data))) {}

const std::string& EvaluationData::name() const {
    if (const Images* images = std::get_if<Images>(&m_data)) return (*images)->name();
    return std::get<Samples>(m_data)->name;
}

std::size_t EvaluationData::size() const {
    if (const Images* images = std::get_if<Images>(&m_data)) return (*images)->size();
    return std::get<Samples>(m_data)->samples.size();
}

const std::vector<std::string>& EvaluationData::notes() const {
    if (const Images* images = std::get_if<Images>(&m_data)) return (*images)->notes();
    return std::get<Samples>(m_data)->notes;
}

EvaluationData EvaluationData::heldOut() const {
    const Images* images = std::get_if<Images>(&m_data);
    EvaluationData kept = images ? EvaluationData(digitpad::heldOut(**images))
                                 : EvaluationData(digitpad::heldOut(*std::get<Samples>(m_data)));
    if (kept.size() == 0) {
        throw Error(name(), "has no sample of a writer that trainings leave out",
                    "Only pen strokes that name their writers can have some");
    }
    return kept;
}

Evaluation EvaluationData::evaluate(const Classifier& classifier, const SampleReader& reader,
                                    const EvaluationOptions& options) const {
    if (const Images* images = std::get_if<Images>(&m_data))
        return digitpad::evaluate(classifier, *images, options);
    return digitpad::evaluate(classifier, *std::get<Samples>(m_data), reader, options);
}

EvaluationData openEvaluationData(const std::filesystem::path& path, DatasetPart part,
                                  const Opening& opening) {
    if (auto samples = openSamples(path, part, opening.control)) return EvaluationData(std::move(*samples));
    return EvaluationData(openUpright(path, part, {}, opening));
}

} // namespace digitpad
