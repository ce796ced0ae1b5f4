#include "ui/train/empty_hint.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/icons.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

EmptyHint::EmptyHint(const QString& icon, const QString& heading, const QString& text, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_picture(new QLabel(this)) {
    constexpr int kTextWidth = 360;
    auto* title = new QLabel(heading, this);
    title->setFont(figureFont(font(), 1.3, QFont::DemiBold));
    auto* words = mutedLabel(text, this);
    words->setAlignment(Qt::AlignHCenter);
    words->setWordWrap(true);
    words->setFixedWidth(kTextWidth);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(sizes::kGrid);
    column->addStretch(1);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    auto* row = new QHBoxLayout; // an alignment would cost the words their second line
    row->addStretch(1);
    row->addWidget(words);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(1);
    showIcon();
}

void EmptyHint::showIcon() {
    constexpr int kSide = 48;
    m_picture->setPixmap(themedIcon(m_icon, IconTint::Muted).pixmap({kSide, kSide}, devicePixelRatioF()));
}

void EmptyHint::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) showIcon();
}

} // namespace digitpad
