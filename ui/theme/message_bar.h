// A calm line on a page that says what went wrong and what to do, instead of a dialog that blocks.
#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace digitpad {

/// Hidden until it has something to say; closed by its button.  setContentsMargins() sets it off from its
/// neighbours.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showError(const QString& text);
    void showNote(const QString& text);
    QString text() const;

private:
    void show(const QString& icon, bool error, const QString& text);

    QLabel* m_icon;
    QLabel* m_text;
};

} // namespace digitpad
