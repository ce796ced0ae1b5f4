// The digit with the ink that its answer rests on.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/why/why_work.h"

namespace digitpad {

class SaliencyView : public QWidget {
    Q_OBJECT
public:
    explicit SaliencyView(QWidget* parent = nullptr);

    void show(const std::optional<WhyResult>& result);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<WhyResult> m_result;
};

/// "Covering the darkest place would take 63 % from the 7", by occlusion; empty for none.
QString saliencySentence(const WhyResult& result);

} // namespace digitpad
