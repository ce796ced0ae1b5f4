#include "tests/pictures/made_picture.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QTransform>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/preprocess/rasteriser.h"

namespace digitpad::test {

namespace {

constexpr double kTurn = 0.03;       ///< of the sheet on the table, run over rise
constexpr double kBarPlace = 1;      ///< its distance from the picture's side, in its own widths
constexpr double kTableReach = 1.15; ///< how far the table reaches in at most, for each part of it

/// The drawing at a random place of the picture, wholly inside.
InkImage inkOn(int width, int height, const Drawing& drawing, const PictureRecipe& recipe, Random& random) {
    const double length = recipe.digit * recipe.side;
    Drawing placed = scaledDrawing(drawing, static_cast<float>(length), static_cast<float>(recipe.pen));
    const double margin =
        recipe.pen / 2 + 2 + (kTableReach * recipe.table + 2 * kBarPlace * recipe.bar) * recipe.side;
    const auto place = [&](int side) {
        return static_cast<float>(margin + random.uniform() * std::max(side - length - 2 * margin, 0.0));
    };
    const float left = place(width);
    const float top = place(height);
    for (Stroke& stroke : placed.strokes)
        for (PenPoint& point : stroke.points) {
            point.x += left;
            point.y += top;
        }
    InkImage ink(width, height);
    drawStrokes(placed, ink);
    return ink;
}

/// How much light falls on each place, 1 at the brightest.
class Light {
public:
    Light(const PictureRecipe& recipe, Random& random)
        : m_recipe(recipe),
          m_angle(random.uniform(0, 2 * std::numbers::pi)),
          m_edge(random.uniform(-0.25, 0.25)),
          m_shadowAngle(random.uniform(0, 2 * std::numbers::pi)) {}

    double at(double x, double y) const { // from -.5 to .5 across the picture
        const double along = x * std::cos(m_angle) + y * std::sin(m_angle);
        double light = 1 - m_recipe.gradient * std::clamp(along + 0.5, 0.0, 1.0);
        if (m_recipe.shadow == Shadow::None) return light;
        const double across = x * std::cos(m_shadowAngle) + y * std::sin(m_shadowAngle) - m_edge;
        const double width = m_recipe.shadow == Shadow::Soft ? 0.12 : 0.006;
        light *= 1 - m_recipe.shadowDepth * std::clamp(across / width + 0.5, 0.0, 1.0);
        return light;
    }

private:
    const PictureRecipe& m_recipe;
    double m_angle;
    double m_edge;
    double m_shadowAngle;
};

/// How much of the light printed lines leave.
double printedLines(const PictureRecipe& recipe, int x, int y) {
    if (recipe.lines == Paper::Plain) return 1;
    constexpr double kLight = 0.7;
    const double spacing = recipe.side / recipe.linesAcross;
    const double width = std::max(std::min(recipe.side / 250.0, spacing / 8), 1.0);
    const auto isLine = [&](int place, int along) {
        const double moved =
            place + recipe.lean * (along - recipe.side); // below 0 nowhere once a spacing is added
        return std::fmod(moved + spacing * std::ceil(recipe.lean * recipe.linesAcross + 1) - spacing / 2,
                         spacing) < width;
    };
    const bool line = isLine(y, x) || (recipe.lines == Paper::Squared && isLine(x, recipe.side - y));
    return line ? kLight : 1;
}

bool isTable(const PictureRecipe& recipe, const InkImage& sheet, int x, int y) {
    if (recipe.table <= 0) return false;
    const double margin = recipe.table * recipe.side;
    const double across = x + kTurn * (y - sheet.height / 2.0);
    const double down = y - kTurn * (x - sheet.width / 2.0);
    return std::min({across, down, sheet.width - across, sheet.height - down}) < margin;
}

bool isBar(const PictureRecipe& recipe, const InkImage& sheet, int x, int y) {
    const double left = kBarPlace * recipe.bar * recipe.side;
    const double fromMiddle = std::abs(y + 0.5 - sheet.height / 2.0);
    return x >= left && x < left + recipe.bar * recipe.side &&
           fromMiddle <= recipe.barReach * sheet.height / 2;
}

std::vector<double> gaussian(double deviation) {
    const int reach = static_cast<int>(std::ceil(3 * deviation));
    std::vector<double> kernel;
    double sum = 0;
    for (int i = -reach; i <= reach; ++i) {
        kernel.push_back(std::exp(-0.5 * i * i / (deviation * deviation)));
        sum += kernel.back();
    }
    for (double& weight : kernel) weight /= sum;
    return kernel;
}

/// Along the rows; called twice with the axes exchanged.
std::vector<double> blurredTransposed(const std::vector<double>& values, int width, int height,
                                      const std::vector<double>& kernel) {
    const int reach = static_cast<int>(kernel.size() / 2);
    std::vector<double> result(values.size());
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            double sum = 0;
            for (int i = -reach; i <= reach; ++i)
                sum += kernel[static_cast<std::size_t>(i + reach)] *
                       values[static_cast<std::size_t>(y * width + std::clamp(x + i, 0, width - 1))];
            result[static_cast<std::size_t>(x * height + y)] = sum;
        }
    return result;
}

QImage photograph(const InkImage& ink, const PictureRecipe& recipe, Random& random) {
    const Light light(recipe, random);
    std::vector<double> values;
    values.reserve(ink.pixels.size());
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x) {
            const double cover = isBar(recipe, ink, x, y) ? 1 : ink.at(x, y);
            const double paper =
                isTable(recipe, ink, x, y) ? recipe.tableGrey : recipe.paper * printedLines(recipe, x, y);
            const double reflected = cover * recipe.ink + (1 - cover) * paper;
            const double value = recipe.lightOnDark ? 1 - reflected : reflected;
            values.push_back(value * light.at((x + 0.5) / ink.width - 0.5, (y + 0.5) / ink.height - 0.5));
        }
    if (recipe.blur > 0) {
        const auto kernel = gaussian(recipe.blur);
        values = blurredTransposed(blurredTransposed(values, ink.width, ink.height, kernel), ink.height,
                                   ink.width, kernel);
    }
    QImage image(ink.width, ink.height, QImage::Format_Grayscale8);
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x) {
            const double noise = recipe.noise > 0 ? recipe.noise * random.normal() : 0;
            const double value = 255 * values[static_cast<std::size_t>(y * ink.width + x)] + noise;
            image.scanLine(y)[x] = static_cast<uchar>(std::clamp(std::lround(value), 0L, 255L));
        }
    return image;
}

QImage onNothing(const InkImage& ink, const PictureRecipe& recipe) {
    QImage image(ink.width, ink.height, QImage::Format_ARGB32);
    const int grey = static_cast<int>(std::lround(255 * (recipe.lightOnDark ? 1 - recipe.ink : recipe.ink)));
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x)
            image.setPixel(x, y, qRgba(grey, grey, grey, static_cast<int>(std::lround(255 * ink.at(x, y)))));
    return image;
}

/// As a camera that was held on its side stores it.
QByteArray encoded(QImage image, const PictureRecipe& recipe) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const bool jpeg = recipe.jpegQuality >= 0;
    QImageWriter writer(&buffer, jpeg ? "jpeg" : "png");
    if (jpeg) writer.setQuality(recipe.jpegQuality);
    if (recipe.quarterTurns == 1) {
        image = image.transformed(QTransform().rotate(-90));
        writer.setTransformation(QImageIOHandler::TransformationRotate90);
    } else if (recipe.quarterTurns == 2) {
        image = image.transformed(QTransform().rotate(180));
        writer.setTransformation(QImageIOHandler::TransformationRotate180);
    }
    writer.write(image);
    return bytes;
}

std::vector<PictureRecipe> photos() {
    return {
        {.name = "ruled paper, leaning",
         .side = 1000,
         .pen = 20,
         .noise = 4,
         .lines = Paper::Ruled,
         .lean = 0.03},
        {.name = "frame of a board",
         .side = 800,
         .digit = 0.4,
         .pen = 10,
         .noise = 4,
         .blur = 1,
         .bar = 0.05},
        {.name = "pen that lies there",
         .side = 800,
         .digit = 0.25,
         .pen = 6,
         .noise = 4,
         .blur = 1,
         .bar = 0.03,
         .barReach = 0.6},
        {.name = "on a dark table", .side = 800, .noise = 4, .table = 0.08},
        {.name = "on a grey table",
         .side = 800,
         .digit = 0.4,
         .pen = 16,
         .noise = 4,
         .blur = 1,
         .table = 0.15,
         .tableGrey = 0.6},
        {.name = "phone",
         .side = 1200,
         .pen = 40,
         .ink = 0.25,
         .gradient = 0.3,
         .shadow = Shadow::Soft,
         .noise = 6,
         .blur = 1.5,
         .jpegQuality = 70},
    };
}

std::vector<PictureRecipe> joined(std::vector<PictureRecipe> first, const std::vector<PictureRecipe>& then) {
    first.insert(first.end(), then.begin(), then.end());
    return first;
}

} // namespace

QByteArray makePicture(const Drawing& drawing, const PictureRecipe& recipe, Random& random) {
    // A sheet is rarely square.
    const int shorter =
        std::max(recipe.side * 4 / 5, static_cast<int>(recipe.digit * recipe.side + recipe.pen + 5));
    const bool upright = random.uniform() < 0.5;
    const int width = upright ? shorter : recipe.side;
    const int height = upright ? recipe.side : shorter;
    const InkImage ink = inkOn(width, height, drawing, recipe, random);
    const QImage image = recipe.transparent ? onNothing(ink, recipe) : photograph(ink, recipe, random);
    return encoded(image, recipe);
}

const std::vector<PictureRecipe>& pictureMatrix() {
    static const std::vector<PictureRecipe> matrix = joined(
        {
            {.name = "clean"},
            {.name = "light on dark", .lightOnDark = true},
            {.name = "20 px", .side = 20, .digit = 0.7, .pen = 2},
            {.name = "28 px", .side = 28, .digit = 0.7, .pen = 2.5},
            {.name = "64 px", .side = 64, .pen = 5},
            {.name = "1,000 px", .side = 1000, .pen = 60},
            {.name = "4,000 px", .side = 4000, .pen = 220},
            {.name = "4,000 px, thin pen", .side = 4000, .pen = 40},
            {.name = "pen of 1 px", .pen = 1},
            {.name = "pen of 3 px", .pen = 3},
            {.name = "pen of 10 px", .pen = 10},
            {.name = "pen of 60 px", .pen = 60},
            {.name = "small on a large sheet", .side = 800, .digit = 0.08, .pen = 6},
            {.name = "fills its picture", .digit = 0.9},
            {.name = "pencil", .pen = 10, .ink = 0.72},
            {.name = "grey paper", .paper = 0.6},
            {.name = "gradient", .gradient = 0.6},
            {.name = "soft shadow", .shadow = Shadow::Soft},
            {.name = "hard shadow", .shadow = Shadow::Hard},
            {.name = "noise", .noise = 20},
            {.name = "blur", .blur = 5},
            {.name = "ruled paper", .lines = Paper::Ruled},
            {.name = "squared paper", .lines = Paper::Squared},
            {.name = "fine squares, turned",
             .side = 1000,
             .pen = 30,
             .lines = Paper::Squared,
             .linesAcross = 30,
             .lean = 0.03},
            {.name = "JPEG of 20", .jpegQuality = 20},
            {.name = "JPEG of 5", .jpegQuality = 5},
            {.name = "EXIF quarter turn", .jpegQuality = 90, .quarterTurns = 1},
            {.name = "EXIF half turn", .jpegQuality = 90, .quarterTurns = 2},
            {.name = "transparent, dark ink", .transparent = true},
            {.name = "transparent, light ink", .lightOnDark = true, .transparent = true},
        },
        photos());
    return matrix;
}

} // namespace digitpad::test
