#include "ui/header_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "ui/figures.h"
#include "ui/model_store.h"
#include "ui/theme/segmented_tab_bar.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

/// "NAME · 99.7 %", the accuracy where it is known.
QString caption(const ModelStore& models, const Classifier& classifier) {
    const ModelInfo& info = classifier.model().info;
    const QString name = models.title(classifier);
    if (!info.testAccuracy) return name;
    return QString("%1 \u00b7 %2 %").arg(name, percentText(*info.testAccuracy, 1));
}

} // namespace

HeaderBar::HeaderBar(ModelStore& models, QMenu* menu, QWidget* parent)
    : QFrame(parent),
      m_models(models),
      m_tabs(new SegmentedTabBar(this)),
      m_model(linkButton({}, this)),
      m_modelMenu(new QMenu(this)) {
    setProperty("role", "header");
    setFixedHeight(sizes::kHeaderHeight);
    m_tabs->setAccessibleName(tr("Pages"));
    m_model->setMenu(m_modelMenu);
    m_model->setToolTip(tr("The model that reads. Press to choose another."));
    QToolButton* menuButton = iconButton("menu", tr("Menu"), this);
    menuButton->setProperty("role", "flat");
    menuButton->setMenu(menu);
    menuButton->setPopupMode(QToolButton::InstantPopup);
    menuButton->setShortcut(Qt::Key_F10);
    menuButton->setToolTip(tr("Menu (F10)"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(sizes::kPageMargin, 0, sizes::kPageMargin, 0);
    row->addWidget(m_tabs);
    row->addStretch();
    row->addWidget(m_model);
    row->addSpacing(sizes::kGrid);
    row->addWidget(menuButton);
    connect(&m_models, &ModelStore::currentChanged, this, &HeaderBar::showModel);
    connect(m_modelMenu, &QMenu::aboutToShow, this, &HeaderBar::fillModelMenu);
    showModel();
}

void HeaderBar::showModel() {
    m_model->setText(m_models.current() ? caption(m_models, *m_models.current()) : tr("No model"));
    m_model->setAccessibleName(tr("Model: %1").arg(m_model->text()));
}

void HeaderBar::fillModelMenu() {
    m_modelMenu->clear();
    for (const auto& classifier : m_models.models()) {
        QAction* choice = m_modelMenu->addAction(caption(m_models, *classifier));
        choice->setCheckable(true);
        choice->setChecked(classifier == m_models.current());
        connect(choice, &QAction::triggered, this, [this, classifier] { m_models.setCurrent(classifier); });
    }
    m_modelMenu->addSeparator();
    connect(m_modelMenu->addAction(tr("Open model...")), &QAction::triggered, this,
            &HeaderBar::openModelRequested);
}

} // namespace digitpad
