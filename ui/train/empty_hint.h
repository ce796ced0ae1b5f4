// What a page shows where nothing is yet: a picture and what to do.
#pragma once

#include <QWidget>

class QLabel;

namespace digitpad {

class EmptyHint : public QWidget {
    Q_OBJECT
public:
    /// @param icon a file of resources/icons without its ending
    EmptyHint(const QString& icon, const QString& heading, const QString& text, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    QString m_icon;
    QLabel* m_picture;
};

} // namespace digitpad
