#include "ui/draw/draw_tool_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <cmath>

#include "ui/draw/draw_actions.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr int kThinnestPen = 4; // paper units
constexpr int kUsualPen = 16;
constexpr int kThickestPen = 40;
constexpr int kPenStep = 2;
constexpr int kSliderWidth = 112;
constexpr int kNarrow = 600; // below this the words beside icons go

QSlider* makeSizeSlider(QWidget* parent) {
    auto* slider = new QSlider(Qt::Horizontal, parent);
    slider->setRange(kThinnestPen, kThickestPen);
    slider->setValue(kUsualPen);
    slider->setPageStep(2 * kPenStep);
    slider->setMinimumWidth(kSliderWidth * 2 / 3);
    slider->setMaximumWidth(kSliderWidth);
    slider->setFocusPolicy(Qt::TabFocus);
    slider->setAccessibleName(DrawToolBar::tr("Pen size"));
    slider->setToolTip(DrawToolBar::tr("Pen size ([ and ])"));
    return slider;
}

} // namespace

DrawToolBar::DrawToolBar(const DrawActions& actions, QWidget* parent)
    : QWidget(parent),
      m_size(makeSizeSlider(this)),
      m_clear(actionPushButton(*actions.clear, "clear", tr("Clear"), this)),
      m_open(actionPushButton(*actions.open, "open", tr("Open..."), this)) {
    connect(m_size, &QSlider::valueChanged, this, &DrawToolBar::penWidthChanged);
    connect(actions.thinner, &QAction::triggered, this,
            [this] { m_size->setValue(m_size->value() - kPenStep); });
    connect(actions.thicker, &QAction::triggered, this,
            [this] { m_size->setValue(m_size->value() + kPenStep); });

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(sizes::kGrid);
    row->addWidget(actionButton(*actions.pen, this));
    row->addWidget(actionButton(*actions.eraser, this));
    row->addSpacing(sizes::kGrid / 2);
    row->addWidget(m_size, 1);
    row->addSpacing(sizes::kGrid / 2);
    row->addWidget(actionButton(*actions.undo, this));
    row->addWidget(actionButton(*actions.redo, this));
    row->addWidget(m_clear);
    row->addStretch(1);
    row->addWidget(m_open);
    row->addWidget(actionButton(*actions.paste, this));
    row->addWidget(actionButton(*actions.save, this));
}

int DrawToolBar::penWidth() const {
    return m_size->value();
}

void DrawToolBar::setPenWidth(float width) {
    m_size->setValue(static_cast<int>(std::lround(width)));
}

void DrawToolBar::resizeEvent(QResizeEvent* /*event*/) {
    const bool narrow = width() < kNarrow;
    setSquare(*m_clear, narrow, tr("Clear"));
    setSquare(*m_open, narrow, tr("Open..."));
}

} // namespace digitpad
