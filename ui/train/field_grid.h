// Rows of a muted label and its field, as the form is made of.
#pragma once

#include <QString>

class QGridLayout;
class QLabel;
class QWidget;

namespace digitpad {

/// Appends a row.  The label becomes the field's buddy and accessible name, `help` its tooltip.  Returns the
/// label.
QLabel* addField(QGridLayout& grid, const QString& label, QWidget* field, const QString& help);

/// An empty grid of the form's spacing and column widths.
QGridLayout* newFieldGrid();

} // namespace digitpad
