// The sizes in which numbers on paper come as pictures.
#pragma once

#include "core/synthesis/paper_synthesis.h"

namespace digitpad {

/// A cropped field as of a cheque, a part of a form, or a page; its digits as large as on such.
PaperOptions anyPaper(Random& random);

} // namespace digitpad
