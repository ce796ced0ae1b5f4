// Offers a thinner pen on the page once the pen rests and what it wrote is too small for it.
#pragma once

#include <QObject>
#include <QRectF>
#include <QTimer>
#include <optional>
#include <vector>

namespace digitpad {

class MessageBar;
class PaperDocument;
class PaperWidget;

class PenAdvisor : public QObject {
    Q_OBJECT
public:
    /// All are read whenever they are needed, and outlive it.
    /// @param boxes of the digits read, in paper units
    PenAdvisor(const PaperDocument& document, const PaperWidget& paper, const std::vector<QRectF>& boxes,
               MessageBar& message, QObject* parent);

    /// The pen goes on, or what was on the paper is gone: not now.
    void wait() { m_rest.stop(); }
    /// Takes an offer back.
    void withdraw();
    /// Digits were read: offers a pen after a rest, or takes the offer back where there is no need of one
    /// now.
    void follow();

signals:
    void penTaken(float width);

private:
    /// The pen that suits the writing, where that is too small for the one it was written with.
    std::optional<float> betterPen() const;
    void advise();

    const PaperDocument& m_document;
    const PaperWidget& m_paper;
    const std::vector<QRectF>& m_boxes;
    MessageBar& m_message;
    float m_declined = 0; ///< the thickness of the pen that the user wants to keep, 0 for none
    QTimer m_rest;        ///< runs until the pen has rested for so long that advice does not disturb
};

} // namespace digitpad
