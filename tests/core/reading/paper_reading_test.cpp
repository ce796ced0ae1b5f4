// Numbers on paper of many kinds, made up with a fixed seed, read by the shipped models.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/data/readers.h"
#include "core/model/onnx_file.h"
#include "core/reading/picture_reader.h"
#include "core/synthesis/paper_synthesis.h"

namespace digitpad::test {
namespace {

class PaperReading : public testing::Test {
protected:
    static PaperPicture made(std::uint64_t seed) {
        WritingSources sources;
        sources.digitDrawings = readPenStrokes(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl");
        static const PaperSynthesis synthesis(sources);
        Random random(seed);
        return synthesis.picture({}, random);
    }

    Reading read(const GreyImage& picture) {
        return readPicture(picture, m_classifier, &m_detector, m_workspace);
    }

private:
    Classifier m_classifier{readOnnx(DIGITPAD_SOURCE_DIR "/models/default.onnx")};
    DigitDetector m_detector{readOnnx(DIGITPAD_SOURCE_DIR "/models/detector.onnx", ModelTask::Detect)};
    Workspace m_workspace;
};

bool isReadAs(const DigitReading& read, const SymbolBox& written) {
    const float x = static_cast<float>(read.box.x) + static_cast<float>(read.box.width) / 2;
    const float y = static_cast<float>(read.box.y) + static_cast<float>(read.box.height) / 2;
    return x > written.left && x < written.right && y > written.top && y < written.bottom &&
           read.prediction.digit == written.symbol;
}

TEST_F(PaperReading, FindsMostDigitsOnMadeUpPaper) {
    std::size_t written = 0;
    std::size_t right = 0;
    std::size_t read = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const PaperPicture paper = made(seed);
        const Reading reading = this->read(paper.picture);
        read += reading.digits.size();
        for (const SymbolBox& symbol : paper.symbols) {
            if (!isDigit(symbol.symbol)) continue;
            ++written;
            right += std::ranges::any_of(reading.digits,
                                         [&](const DigitReading& each) { return isReadAs(each, symbol); })
                         ? 1
                         : 0;
        }
    }
    ASSERT_GT(written, 150U);
    // Some are fainter than their paper's noise, on purpose, and some lie under crossings-out.
    EXPECT_GE(right, written * 80 / 100);
    EXPECT_LE(read, written * 115 / 100) << "finds digits where there are none";
}

TEST_F(PaperReading, OfBlankPaperIsBlank) {
    const GreyImage blank{300, 200, std::vector<std::uint8_t>(300 * 200, 210)};
    EXPECT_TRUE(read(blank).digits.empty());
}

TEST_F(PaperReading, BoxesAreInPixelsOfThePicture) {
    const PaperPicture paper = made(3);
    for (const DigitReading& digit : read(paper.picture).digits) {
        EXPECT_GE(digit.box.x, 0);
        EXPECT_GE(digit.box.y, 0);
        EXPECT_LE(digit.box.x + digit.box.width, paper.picture.width);
        EXPECT_LE(digit.box.y + digit.box.height, paper.picture.height);
    }
}

TEST_F(PaperReading, TheSamePictureIsReadTheSame) {
    const PaperPicture paper = made(5);
    EXPECT_EQ(read(paper.picture).text(), read(paper.picture).text());
}

} // namespace
} // namespace digitpad::test
