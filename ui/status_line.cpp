#include "ui/status_line.h"

#include <QHBoxLayout>
#include <QLabel>

#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

StatusLine::StatusLine(QWidget* parent)
    : QFrame(parent), m_page(mutedLabel({}, this)), m_training(mutedLabel({}, this)) {
    setProperty("role", "status");
    setFixedHeight(sizes::kStatusHeight);
    for (QLabel* label : {m_page, m_training}) label->setFont(figureFont(label->font(), 0.92));
    // Not the names: those are the texts themselves, which a screen reader is to read.
    m_page->setAccessibleDescription(tr("Status of the page"));
    m_training->setAccessibleDescription(tr("Training"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(sizes::kPageMargin, 0, sizes::kPageMargin, 0);
    row->addWidget(m_page, 1);
    row->addWidget(m_training);
}

void StatusLine::showPageStatus(const QString& text) {
    m_page->setText(text);
}
void StatusLine::showTraining(const QString& text) {
    m_training->setText(text);
}
QString StatusLine::pageStatus() const {
    return m_page->text();
}
QString StatusLine::training() const {
    return m_training->text();
}

} // namespace digitpad
