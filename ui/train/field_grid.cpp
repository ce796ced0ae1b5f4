#include "ui/train/field_grid.h"

#include <QGridLayout>
#include <QLabel>

#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

QGridLayout* newFieldGrid() {
    constexpr int kLabelWidth = 110;
    auto* grid = new QGridLayout;
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(sizes::kGrid);
    grid->setVerticalSpacing(sizes::kGrid);
    grid->setColumnMinimumWidth(0, kLabelWidth);
    grid->setColumnStretch(1, 1);
    return grid;
}

QLabel* addField(QGridLayout& grid, const QString& label, QWidget* field, const QString& help) {
    auto* name = mutedLabel(label);
    name->setBuddy(field);
    name->setToolTip(help);
    field->setAccessibleName(label);
    field->setToolTip(help);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    constexpr int kItemsARow = 2;
    const int row = grid.count() / kItemsARow; // rowCount() is 1 for an empty grid
    grid.addWidget(name, row, 0);
    grid.addWidget(field, row, 1);
    return name;
}

} // namespace digitpad
