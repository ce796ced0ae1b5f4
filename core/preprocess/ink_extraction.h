// Finding the ink in any picture: scan, photo or screenshot, dark on light or light on dark.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/cancel.h"
#include "core/data/picture.h"
#include "core/preprocess/framing.h"

namespace digitpad {

/// The ink of a picture without what may be no writing.
struct Writing {
    InkImage ink;             ///< as PictureInk::all()
    std::vector<Box> without; ///< boxes of what was left out, in pixels of the picture
};

/// What is ink in a picture.  Throws bad_alloc, or Error where
/// Leptonica cannot do its part, and Cancelled between two steps.
class PictureInk {
public:
    explicit PictureInk(const GreyImage& picture, const std::stop_token& stop = {});
    ~PictureInk();
    PictureInk(const PictureInk&) = delete;
    PictureInk& operator=(const PictureInk&) = delete;

    /// Ink coverage of the same size as the picture.  Polarity is decided from border and histogram, uneven
    /// light is normalised, specks and ruled lines are dropped.  All zeros where there is no ink.
    InkImage all() const;
    /// Another way to see it: without the things that seem to lie on the paper or to reach into the picture,
    /// and with writing that is too faint or too small beside them.  Nothing where there are no such things,
    /// or nothing else.
    std::optional<Writing> writing(const std::stop_token& stop = {}) const;

private:
    struct Found;

    int m_width;
    int m_height;
    std::unique_ptr<const Found> m_found;
};

/// PictureInk::all() of the picture.
InkImage extractInk(const GreyImage& picture);

} // namespace digitpad
