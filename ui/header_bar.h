// The top of the window: the pages' tabs on the left, the model in use and the menu on the right.
#pragma once

#include <QFrame>

class QMenu;
class QPushButton;
class QTabBar;

namespace digitpad {

class ModelStore;

class HeaderBar : public QFrame {
    Q_OBJECT
public:
    HeaderBar(ModelStore& models, QMenu* menu, QWidget* parent = nullptr);

    QTabBar& tabs() { return *m_tabs; }

signals:
    void openModelRequested();

private:
    void showModel();
    void fillModelMenu();

    ModelStore& m_models;
    QTabBar* m_tabs;
    QPushButton* m_model; ///< opens m_modelMenu
    QMenu* m_modelMenu;
};

} // namespace digitpad
