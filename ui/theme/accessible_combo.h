// Lets screen readers name a combo box by its label.
#pragma once

namespace digitpad {

/// From now on a QComboBox with an accessible name has that name, and what is chosen for its value.  Qt 6.4
/// gives it its value for a name, so that "MNIST" is read where "Dataset: MNIST" is meant.  Harmless when
/// called again.
void nameCombosByTheirLabels();

} // namespace digitpad
