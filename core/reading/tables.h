// Numbers in rows and columns: which digit of a reading stands in which cell of a table.
#pragma once

#include "core/reading/reader.h"

namespace digitpad {

/// Sets the rows and columns of a reading whose lines and groups are those of a table: several lines, whose
/// groups stand under each other.  Of any other reading nothing is changed.
void placeInTable(Reading& reading);

} // namespace digitpad
