#include "ui/theme/message_bar.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/icons.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_icon(new QLabel), m_text(new QLabel) {
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // file names are shown as they are
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QToolButton* close = iconButton("close", tr("Close this message"));
    close->setProperty("role", "flat");
    connect(close, &QToolButton::clicked, this, &QWidget::hide);

    auto* card = new QFrame(this);
    card->setProperty("role", "message");
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(sizes::kPageMargin, sizes::kGrid / 2, sizes::kGrid / 2, sizes::kGrid / 2);
    row->setSpacing(sizes::kGrid);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(close);
    auto* margins = new QVBoxLayout(this);
    margins->setContentsMargins({});
    margins->addWidget(card);
    setContentsMargins({});
    hide();
}

void MessageBar::showError(const QString& text) {
    show("warning", true, text);
}
void MessageBar::showNote(const QString& text) {
    show("info", false, text);
}
QString MessageBar::text() const {
    return m_text->text();
}

void MessageBar::show(const QString& icon, bool error, const QString& text) {
    const QSize size(sizes::kIcon, sizes::kIcon);
    m_icon->setPixmap(
        themedIcon(icon, error ? IconTint::Wrong : IconTint::Muted).pixmap(size, devicePixelRatioF()));
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(true);
}

} // namespace digitpad
