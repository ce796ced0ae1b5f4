#include "ui/theme/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/theme/icons.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)) {
    setProperty("role", "message");
    setAttribute(Qt::WA_StyledBackground);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // file names are shown as they are
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = iconButton("close", tr("Close this message"), this);
    close->setProperty("role", "flat");
    connect(close, &QToolButton::clicked, this, &QWidget::hide);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(sizes::kPageMargin, sizes::kGrid / 2, sizes::kGrid / 2, sizes::kGrid / 2);
    row->setSpacing(sizes::kGrid);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(close);
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
