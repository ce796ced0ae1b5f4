// The sizes of the window in device-independent pixels: an 8 px grid.  No other file invents a distance.
#pragma once

namespace digitpad::sizes {

inline constexpr int kGrid = 8;
inline constexpr int kPageMargin = 16;
inline constexpr int kGroupGap = 24;
inline constexpr int kControlHeight = 32;
inline constexpr int kIcon = 16;
inline constexpr int kHeaderHeight = 48;
inline constexpr int kStatusHeight = 32;
inline constexpr int kRadius = 8;     ///< of buttons, fields and cards
inline constexpr int kBarHeight = 18; ///< of the answer's ten bars
inline constexpr int kBarGap = 9;
inline constexpr int kAnimationMs = 120;
inline constexpr int kAnswerPoints = 72;  ///< the answer's font size
inline constexpr int kMessageWidth = 640; ///< at most, of a message that lies over a page
inline constexpr int kMinimumWidth = 900;
inline constexpr int kMinimumHeight = 620;

} // namespace digitpad::sizes
