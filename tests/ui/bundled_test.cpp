// What comes with the program is found in a build tree too, and the samples can be read.
#include "ui/bundled.h"

#include <QtTest>
#include <algorithm>

#include "core/model/onnx_file.h"
#include "core/nn/layers/affine.h"
#include "ui/model_file.h"
#include "ui/paths.h"
#include "ui/picture_file.h"

using namespace digitpad;

class BundledTest : public QObject {
    Q_OBJECT
private slots:
    void mnistHasItsFourFiles();
    void samplesAreSmallPictures();
    void shippedModelOpens();
    void theSampleHasTenOfEachDigit();
    void aModelOfAnotherProgramGetsItsNormalisation();
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

void BundledTest::theSampleHasTenOfEachDigit() {
    const LabelledDigits sample = normalisationSample();
    QCOMPARE(sample.images.size(), std::size_t{100});
    for (std::size_t i = 0; i < sample.labels.size(); ++i)
        QCOMPARE(sample.labels[i], static_cast<int>(i % 10));
    const auto& pixels = sample.images.front().pixels;
    QCOMPARE(*std::ranges::max_element(pixels), 1.0F);
    QCOMPARE(pixels.front(), 0.0F);
}

/// The shipped model behind what undoes a normalisation to -1 to 1, under another program's name.
void BundledTest::aModelOfAnotherProgramGetsItsNormalisation() {
    if (!hasShippedModel()) QSKIP("this build has no model inside");
    Model model = shippedModel();
    LayerList<float> layers{std::make_shared<const Affine<float>>(1)};
    layers.insert(layers.end(), model.network->layers().begin(), model.network->layers().end());
    Network network(model.network->inputShape(), layers, 1);
    network.parameters()[0] = 0.5F;
    network.parameters()[1] = 0.5F;
    std::ranges::copy(model.network->parameters(), network.parameters().begin() + 2);
    std::ranges::copy(model.network->state(), network.state().begin());
    model.network = std::make_shared<const Network>(std::move(network));
    const QByteArray bytes = QByteArray::fromStdString(encodeOnnx(model)).replace("digitpad", "otherone");
    const QTemporaryDir folder;
    QFile file(folder.filePath("theirs.onnx"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const AdaptedModel opened = openModelFile(toPath(file.fileName()));
    QCOMPARE(opened.model.info.normalisation, std::string("-1 to 1"));
    QVERIFY(QString::fromStdString(opened.note).contains("'theirs' is given its input as -1 to 1"));
}

QTEST_GUILESS_MAIN(BundledTest)
#include "bundled_test.moc"
