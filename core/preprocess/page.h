// A page that lies on something: what is around it in the photo is no paper.
#pragma once

#include "core/data/picture.h"

namespace digitpad {

/// Gives what lies around or beside a light page, a darker table for instance, the light of the page, so that
/// what is left to see is the page.
/// @return whether there is such a page; the picture is as before where there is none
bool clearAroundPage(GreyImage& picture);

} // namespace digitpad
