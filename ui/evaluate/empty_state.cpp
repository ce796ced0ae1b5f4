#include "ui/evaluate/empty_state.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/icons.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr int kPictureSide = 32;
constexpr double kTitleFont = 1.3;

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_picture(new QLabel(this)), m_title(new QLabel(this)), m_hint(mutedLabel({}, this)) {
    m_title->setFont(figureFont(font(), kTitleFont, QFont::DemiBold));
    m_hint->setAlignment(Qt::AlignHCenter);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(sizes::kGrid);
    column->addStretch(2);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addSpacing(sizes::kGrid);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_hint, 0, Qt::AlignHCenter);
    column->addStretch(3);
    setHasModel(true);
    paintPicture();
}

void EmptyState::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) paintPicture();
}

void EmptyState::paintPicture() {
    const QSize size(kPictureSide, kPictureSide);
    m_picture->setPixmap(themedIcon("grid", IconTint::Muted).pixmap(size, devicePixelRatioF()));
}

void EmptyState::setHasModel(bool hasModel) {
    if (hasModel) {
        m_title->setText(tr("See how good a model is, and what it mixes up"));
        m_hint->setText(
            tr("Choose a model and a dataset above and press Evaluate.\n"
               "Every mistake can then be looked at and opened on the Draw page."));
    } else {
        m_title->setText(tr("There is no model to evaluate yet"));
        m_hint->setText(
            tr("Train one on the Train page, or open a model file:\n"
               "choose Open model… in the box above."));
    }
}

} // namespace digitpad
