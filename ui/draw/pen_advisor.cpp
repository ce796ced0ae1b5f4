#include "ui/draw/pen_advisor.h"

#include "ui/draw/paper_document.h"
#include "ui/draw/paper_widget.h"
#include "ui/draw/pen_advice.h"
#include "ui/theme/message_bar.h"

namespace digitpad {

namespace {

/// The first stroke of a 5 is small; the next one follows within a second.
constexpr int kPenRestMs = 1500;

} // namespace

PenAdvisor::PenAdvisor(const PaperDocument& document, const PaperWidget& paper,
                       const std::vector<QRectF>& boxes, MessageBar& message, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_paper(paper),
      m_boxes(boxes),
      m_message(message),
      m_rest(this) {
    m_rest.setObjectName("penRest");
    m_rest.setSingleShot(true);
    m_rest.setInterval(kPenRestMs);
    connect(&m_rest, &QTimer::timeout, this, &PenAdvisor::advise);
    connect(&m_message, &MessageBar::declined, this, [this] { m_declined = m_paper.penWidth(); });
}

void PenAdvisor::withdraw() {
    if (m_message.isOffering()) m_message.hide();
}

void PenAdvisor::follow() {
    if (!betterPen())
        withdraw(); // it is larger now, or gone
    else if (!m_message.isOffering())
        m_rest.start();
}

std::optional<float> PenAdvisor::betterPen() const {
    const PaperContent& content = m_document.content();
    if (m_document.isDrawing() || !content.picture.isNull() || m_declined == m_paper.penWidth())
        return std::nullopt;
    return suitablePen(content.drawing, m_boxes);
}

void PenAdvisor::advise() {
    const auto width = betterPen();
    if (!width) return;
    m_message.offer(tr("The pen is thick for writing this small: digits run full and look alike."),
                    tr("Thinner pen"), [this, width = *width] { emit penTaken(width); });
}

} // namespace digitpad
