// Pictures of drawings as scanners, cameras and paint programs make them, with every hardship by its number.
#pragma once

#include <QByteArray>
#include <string>
#include <vector>

#include "core/data/drawing.h"
#include "core/random.h"

namespace digitpad::test {

enum class Paper { Plain, Ruled, Squared };
enum class Shadow { None, Soft, Hard };

/// Grey values are 0 black to 1 white.
struct PictureRecipe {
    std::string name;
    int side = 400;     ///< longer side of the picture in pixels
    double digit = 0.6; ///< longer side of the drawing, as a part of the picture's
    double pen = 24;    ///< pixels
    double paper = 0.95;
    double ink = 0.1;
    bool lightOnDark = false;
    double gradient = 0; ///< part of the light that is lost across the picture
    Shadow shadow = Shadow::None;
    double shadowDepth = 0.4; ///< part of the light that is lost in it
    double noise = 0;         ///< deviation, of 255
    double blur = 0;          ///< pixels, standard deviation
    Paper lines = Paper::Plain;
    double linesAcross = 9; ///< of the longer side
    double lean = 0;        ///< of the lines, run over rise
    double table = 0;       ///< around the sheet, as a part of the longer side
    double tableGrey = 0.3;
    double bar = 0;       ///< of a pen at the left side, or of a board's frame; as a part of the longer side
    double barReach = 1;  ///< its length as a part of the picture's height
    int jpegQuality = -1; ///< 0 to 100; PNG otherwise
    int quarterTurns = 0; ///< the file is stored turned, and says so in its EXIF data
    bool transparent = false; ///< nothing but ink
};

/// The file's bytes.  Place, slant and the direction of shadows are random; the drawing is not distorted.
QByteArray makePicture(const Drawing& drawing, const PictureRecipe& recipe, Random& random);

/// One hardship each, and the clean picture first.
const std::vector<PictureRecipe>& pictureMatrix();

} // namespace digitpad::test
