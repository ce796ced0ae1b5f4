// The paper that a picture is made on: how light each place is, before a camera sees it.
#pragma once

#include "core/data/picture.h"
#include "core/synthesis/ink_patch.h"

namespace digitpad {

/// 1 where the paper is blank, 0 where it is covered by the blackest ink.
class Sheet {
public:
    Sheet(int width, int height) : m_plane(width, height) {
        m_plane.pixels.assign(m_plane.pixels.size(), 1.0F);
    }

    int width() const { return m_plane.width; }
    int height() const { return m_plane.height; }
    InkImage& plane() { return m_plane; }
    const InkImage& plane() const { return m_plane; }

    /// Ink is glazed over what is there, as ballpoint and print are.  What lies beyond the borders is lost.
    /// @param darkness of full ink, 0 to 1
    void lay(const InkPatch& patch, double darkness);
    /// The same with ink that is uneven by `grain`, a plane of the sheet's size with 1 where ink is full.
    void lay(const InkPatch& patch, double darkness, const InkImage& grain);

private:
    template <typename Share>
    void glaze(const InkPatch& patch, Share share);

    InkImage m_plane;
};

} // namespace digitpad
