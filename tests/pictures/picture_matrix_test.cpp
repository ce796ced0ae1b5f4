// Ten digits under each hardship: none costs a digit.  The bench program picture_matrix tries more of them.
#include <QtTest>

#include "core/data/readers.h"
#include "tests/pictures/matrix_row.h"
#include "ui/bundled.h"

using namespace digitpad;

class PictureMatrixTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void isRead_data();
    void isRead();

private:
    std::vector<LabelledDrawing> m_digits;
    std::unique_ptr<Classifier> m_classifier;
    std::shared_ptr<const DigitDetector> m_detector;
};

void PictureMatrixTest::initTestCase() {
    if (!hasShippedModel()) QSKIP("this build has no model inside");
    m_digits = readPenStrokes(DIGITPAD_SOURCE_DIR "/tests/digits.jsonl");
    m_classifier = std::make_unique<Classifier>(shippedModel());
    m_detector = shippedDetector();
}

void PictureMatrixTest::isRead_data() {
    QTest::addColumn<int>("row");
    const auto& matrix = test::pictureMatrix();
    for (std::size_t i = 0; i < matrix.size(); ++i)
        QTest::newRow(matrix[i].name.c_str()) << static_cast<int>(i);
}

void PictureMatrixTest::isRead() {
    QFETCH(int, row);
    const auto& recipe = test::pictureMatrix()[static_cast<std::size_t>(row)];
    const test::MatrixRow result = test::measure(recipe, m_digits, 10, *m_classifier, m_detector.get());
    QCOMPARE(result.count, 10);
    QCOMPARE(result.right, 10);
}

QTEST_MAIN(PictureMatrixTest)
#include "picture_matrix_test.moc"
