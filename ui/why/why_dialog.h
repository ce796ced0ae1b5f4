// "Why?": shows how one digit on the paper came to its answer, and follows the pen.
#pragma once

#include <QDialog>
#include <optional>

#include "ui/why/why_worker.h"

class QLabel;

namespace digitpad {

class SaliencyView;
class StagesView;
class VariationsView;

/// Lives beside the window while one draws on.
class WhyDialog : public QDialog {
    Q_OBJECT
public:
    explicit WhyDialog(QWidget* parent = nullptr);

    /// Explains another digit, or the same one as it is now; nothing where there is none.  Costs nothing
    /// while the dialog is hidden.
    void explain(std::optional<WhyRequest> request);
    /// What is shown, once it is.
    const std::optional<WhyResult>& result() const { return m_result; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createSaliency();
    QWidget* createVariations();
    void present(const std::optional<WhyResult>& result);

    WhyWorker m_worker;
    std::optional<WhyRequest> m_request; ///< the latest
    std::optional<WhyResult> m_result;
    QLabel* m_headline;
    StagesView* m_stages;
    QLabel* m_judgement;
    QLabel* m_saliencyTitle;
    SaliencyView* m_saliency;
    QLabel* m_saliencyText;
    VariationsView* m_variations;
    QLabel* m_variationsText;
};

} // namespace digitpad
