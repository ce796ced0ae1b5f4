#include "ui/theme/message_bar.h"

#include <QAccessible>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/theme/icons.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel), m_text(new QLabel), m_action(plainButton({}, tr("Do this"))) {
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // file names are shown as they are
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_act) m_act();
    });
    QToolButton* close = iconButton("close", tr("Close this message"));
    close->setProperty("role", "flat");
    connect(close, &QToolButton::clicked, this, &MessageBar::close);

    auto* card = new QFrame(this);
    card->setProperty("role", "message");
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(sizes::kPageMargin, sizes::kGrid / 2, sizes::kGrid / 2, sizes::kGrid / 2);
    row->setSpacing(sizes::kGrid);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    auto* margins = new QVBoxLayout(this);
    margins->setContentsMargins({});
    margins->addWidget(card);
    setContentsMargins({});
    hide();
}

void MessageBar::lieOver(QWidget& host) {
    m_host = &host;
    setParent(&host);
    hide();
    setCursor(Qt::ArrowCursor); // not what lies under it has
    host.installEventFilter(this);
    m_escape = new QShortcut(QKeySequence(Qt::Key_Escape), &host);
    m_escape->setContext(Qt::WidgetWithChildrenShortcut);
    m_escape->setEnabled(false); // the key is others' while there is no message
    connect(m_escape, &QShortcut::activated, this, &MessageBar::close);
    connect(m_escape, &QShortcut::activatedAmbiguously, this, &MessageBar::close); // two messages lie there
}

void MessageBar::showError(const QString& text) {
    show("warning", true, text);
}
void MessageBar::showNote(const QString& text) {
    show("info", false, text);
}
void MessageBar::offer(const QString& text, const QString& action, std::function<void()> act) {
    m_act = std::move(act);
    show("info", false, text, action);
}
bool MessageBar::isOffering() const {
    return !isHidden() && !m_action->isHidden();
}
void MessageBar::showNotes(const std::vector<std::string>& notes) {
    QStringList lines;
    for (const std::string& note : notes) lines << QString::fromStdString(note);
    showNote(lines.join('\n'));
}
QString MessageBar::text() const {
    return m_text->text();
}

void MessageBar::show(const QString& icon, bool error, const QString& text, const QString& action) {
    const QSize size(sizes::kIcon, sizes::kIcon);
    m_icon->setPixmap(
        themedIcon(icon, error ? IconTint::Wrong : IconTint::Muted).pixmap(size, devicePixelRatioF()));
    m_text->setText(text);
    if (!action.isEmpty()) setButtonFace(*m_action, {}, action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    setVisible(true);
    place();                                          // a layout does not learn of changes of what is hidden
    QAccessibleEvent alert(this, QAccessible::Alert); // so that a screen reader says it
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::close() {
    const bool declines = isOffering();
    hide();
    if (declines) emit declined();
}

void MessageBar::place() {
    if (m_host == nullptr) return;
    layout()->itemAt(0)->widget()->updateGeometry(); // which forgets how high it was with another text
    const int margin = sizes::kPageMargin;
    const int width = std::clamp(m_host->width() - 2 * margin, 0, sizes::kMessageWidth);
    const int needed =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    const int height = std::min(needed, m_host->height());
    setGeometry(margin, std::max(m_host->height() - height - margin, 0), width, height);
    raise();
}

void MessageBar::showEvent(QShowEvent* /*event*/) {
    if (m_escape != nullptr) m_escape->setEnabled(true);
}

void MessageBar::hideEvent(QHideEvent* /*event*/) {
    if (m_escape != nullptr) m_escape->setEnabled(false);
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_host && event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

} // namespace digitpad
