// Does to a window whatever comes to its mind: presses, types, drops, resizes.
#pragma once

#include <QDir>
#include <QPoint>
#include <QStringList>
#include <functional>

#include "tests/ui/monkey/dice.h"

class QWidget;

namespace digitpad {
class MainWindow;
}

namespace digitpad::test {

class Monkey {
public:
    /// @param folder where it saves
    /// @param files what it opens
    /// @param say is told of each event before that happens
    Monkey(MainWindow& window, QDir folder, QStringList files, std::function<void(const QString&)> say);

    /// One event. May return long after it began, where it opened an event loop, as a dialog does.
    void act(Dice& dice);

private:
    void actOnDialog(QWidget& dialog, Dice& dice);
    void mouse(QWidget& top, Dice& dice);
    void drag(QWidget& top, Dice& dice);
    void key(QWidget& top, Dice& dice);
    void type(Dice& dice);
    void wheel(QWidget& top, Dice& dice);
    void drop(Dice& dice);
    void resize(Dice& dice);
    void window(Dice& dice);
    QPoint place(QWidget& top, Dice& dice);
    QWidget& top(Dice& dice);

    MainWindow& m_window;
    QDir m_folder;
    QStringList m_files;
    std::function<void(const QString&)> m_say;
    QWidget* m_modal = nullptr;
    int m_modalEvents = 0; ///< since m_modal came
};

} // namespace digitpad::test
