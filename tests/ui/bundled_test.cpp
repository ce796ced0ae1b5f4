// What comes with the program is found in a build tree too, and the samples can be read.
#include "ui/bundled.h"

#include <QtTest>
#include <algorithm>

#include "ui/picture_file.h"

using namespace digitpad;

class BundledTest : public QObject {
    Q_OBJECT
private slots:
    void mnistHasItsFourFiles();
    void samplesAreSmallPictures();
    void shippedModelOpens();
};

void BundledTest::mnistHasItsFourFiles() {
    for (const char* part : {"train", "t10k"})
        for (const char* kind : {"-images-idx3-ubyte.gz", "-labels-idx1-ubyte.gz"})
            QVERIFY(exists(bundledMnist() / (std::string(part) + kind)));
}

void BundledTest::samplesAreSmallPictures() {
    const auto samples = samplePictures();
    QVERIFY(samples.size() >= 3);
    QVERIFY(std::is_sorted(samples.begin(), samples.end()));
    for (const auto& sample : samples) QVERIFY(loadPicture(sample).width <= 640);
}

void BundledTest::shippedModelOpens() {
    if (!hasShippedModel()) QSKIP("this build has no model inside");
    QCOMPARE(shippedModel().network->inputShape().size(), 28 * 28);
}

QTEST_GUILESS_MAIN(BundledTest)
#include "bundled_test.moc"
