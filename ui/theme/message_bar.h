// A calm line on a page that says what went wrong and what to do, instead of a dialog that blocks.
#pragma once

#include <QString>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QShortcut;

namespace digitpad {

/// Hidden until it has something to say; closed by its button.  setContentsMargins() sets it off from its
/// neighbours in a layout.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// From now on it lies over the lower edge of `host`, so that nothing moves as it comes and goes; Escape
    /// there closes it too.
    void lieOver(QWidget& host);

    void showError(const QString& text);
    void showNote(const QString& text);
    /// With a button that says `action`, calls `act` and closes the message.
    void offer(const QString& text, const QString& action, std::function<void()> act);
    /// Whether what is shown offers something.
    bool isOffering() const;
    /// A line each, such as what was assumed of a dataset.
    void showNotes(const std::vector<std::string>& notes);
    QString text() const;

signals:
    /// What was offered was closed without being taken.
    void declined();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void show(const QString& icon, bool error, const QString& text, const QString& action = {});
    void close();
    void place();

    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    std::function<void()> m_act;
    QWidget* m_host = nullptr;     ///< what it lies over; null in a layout
    QShortcut* m_escape = nullptr; ///< likewise
};

} // namespace digitpad
