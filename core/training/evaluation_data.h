// Whatever a model can be evaluated on; window and command line go through this, so they measure the same.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>

#include "core/training/evaluation.h"
#include "core/training/opening.h"

namespace digitpad {

class EvaluationData {
public:
    /// Framed images.
    explicit EvaluationData(Dataset data);
    /// Drawings or pictures.
    explicit EvaluationData(SampleCollection data);

    const std::string& name() const;
    std::size_t size() const;
    /// What was assumed or left out when it was read, a line each.
    const std::vector<std::string>& notes() const;
    /// The samples of the writers that trainings leave out.  Throws Error where there are none.
    EvaluationData heldOut() const;
    /// Evaluation::images is set.  Blocks; throws Error.
    Evaluation evaluate(const Classifier& classifier, const SampleReader& reader,
                        const EvaluationOptions& options = {}) const;

private:
    std::variant<std::shared_ptr<const Dataset>, std::shared_ptr<const SampleCollection>> m_data;
};

/// Finds out by looking what `path` is, as openDataset() does: IDX and CSV hold framed images; pictures and
/// drawings are only listed.  Throws Error.
EvaluationData openEvaluationData(const std::filesystem::path& path, DatasetPart part,
                                  const Opening& opening = {});

} // namespace digitpad
