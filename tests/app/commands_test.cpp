// What each command prints and writes: the JSON names are a contract with scripts.
#include <gmock/gmock.h>

#include <QImage>
#include <QPainter>

#include "core/model/onnx_file.h"
#include "tests/app/small_mnist.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;

class Commands : public SmallMnist {
protected:
    /// A thick vertical line, black on white: a 1.
    static QString drawOne(const QString& name, QRect ink = {90, 30, 20, 140}) {
        QImage picture(200, 200, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter(&picture).fillRect(ink, Qt::black);
        picture.save(path(name));
        return path(name);
    }

    static QStringList withModel(const QStringList& arguments) {
        return arguments + QStringList{"--model", path("model.onnx")};
    }
};

TEST_F(Commands, ReadPrintsTextBoxesAndProbabilities) {
    const QString picture = drawOne("one.png");
    const Outcome outcome = runDigitpad(withModel({"read", picture, "--json"}));
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_EQ(outcome.error, "");
    const auto document = outcome.json();
    ASSERT_EQ(document.size(), 1U);
    EXPECT_EQ(document[0]["file"], picture.toStdString());
    ASSERT_EQ(document[0]["digits"].size(), 1U);
    const auto digit = document[0]["digits"][0];
    EXPECT_EQ(document[0]["text"], std::to_string(digit["digit"].get<int>()));
    EXPECT_EQ(document[0]["rejected"], false);
    EXPECT_TRUE(document[0]["reason"].is_null());
    EXPECT_EQ(digit["rejected"], false);
    EXPECT_TRUE(digit["reason"].is_null());
    EXPECT_EQ(digit["line"], 0);
    EXPECT_EQ(digit["group"], 0);
    ASSERT_EQ(digit["probabilities"].size(), 10U);
    EXPECT_EQ(digit["probabilities"][digit["digit"].get<std::size_t>()], digit["probability"]);
    // Anti-aliasing and clean-up may move an edge by a pixel or two.
    EXPECT_NEAR(digit["box"]["x"].get<int>(), 90, 3);
    EXPECT_NEAR(digit["box"]["y"].get<int>(), 30, 3);
    EXPECT_NEAR(digit["box"]["width"].get<int>(), 20, 5);
    EXPECT_NEAR(digit["box"]["height"].get<int>(), 140, 5);
}

TEST_F(Commands, ReadGoesOnAfterABadPicture) {
    const QString good = drawOne("good.png");
    write("bad.png", "this is no picture");
    const Outcome outcome =
        runDigitpad(withModel({"read", path("bad.png"), path("absent.png"), good, "--json"}));
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_EQ(outcome.json().size(), 1U);
    EXPECT_EQ(outcome.json()[0]["file"], good.toStdString());
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("bad.png"));
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("absent.png"));
    EXPECT_EQ(outcome.error.count('\n'), 2) << outcome;
}

TEST_F(Commands, ReadSaysBlank) {
    const QString blank = drawOne("blank.png", {});
    const Outcome outcome = runDigitpad(withModel({"read", blank}));
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(outcome.out.toStdString(), HasSubstr("no digit found"));
    const auto document = runDigitpad(withModel({"read", blank, "--json"})).json();
    EXPECT_EQ(document[0]["text"], "");
    EXPECT_TRUE(document[0]["digits"].empty());
    EXPECT_EQ(document[0]["rejected"], true);
    EXPECT_EQ(document[0]["reason"], "blank");
}

TEST_F(Commands, ReadSaysWhyItRejects) {
    const QString dot = path("dot.png");
    QImage picture(200, 200, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::black);
    painter.drawEllipse(QPointF(100, 100), 14, 14);
    picture.save(dot);
    EXPECT_THAT(runDigitpad(withModel({"read", dot})).out.toStdString(), HasSubstr("not read: a dot"));
    const auto document = runDigitpad(withModel({"read", dot, "--json"})).json();
    EXPECT_EQ(document[0]["text"], "?");
    EXPECT_EQ(document[0]["rejected"], true);
    EXPECT_EQ(document[0]["reason"], "dot");
    EXPECT_EQ(document[0]["digits"][0]["reason"], "dot");
}

TEST_F(Commands, ReadTakesNamesWithSpacesAndUmlauts) {
    const QString picture = drawOne(QString::fromUtf8("eine schöne 1.png"));
    const Outcome outcome = runDigitpad(withModel({"read", picture, "--json"}));
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_EQ(outcome.json()[0]["file"], picture.toStdString());
}

TEST_F(Commands, EvaluatePrintsItsContract) {
    const Outcome outcome = runDigitpad(withModel({"evaluate", "--data", path("data"), "--json"}));
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_EQ(outcome.error, "");
    const auto document = outcome.json();
    EXPECT_EQ(document["count"], 200); // the test part
    EXPECT_GT(document["loss"], 0);
    EXPECT_GE(document["seconds"], 0);
    EXPECT_GE(document["calibrationError"], 0);
    ASSERT_EQ(document["confusion"].size(), 10U);
    int total = 0;
    int correct = 0;
    for (std::size_t truth = 0; truth < 10; ++truth) {
        ASSERT_EQ(document["confusion"][truth].size(), 10U);
        for (const int count : document["confusion"][truth]) total += count;
        correct += document["confusion"][truth][truth].get<int>();
        for (const char* name : {"precision", "recall", "f1", "support"}) {
            EXPECT_TRUE(document["perClass"][truth].contains(name)) << name;
        }
        EXPECT_EQ(document["perClass"][truth]["class"], std::to_string(truth));
    }
    EXPECT_EQ(total, 200);
    EXPECT_DOUBLE_EQ(document["accuracy"].get<double>(), correct / 200.0);
    EXPECT_LT(document["interval"]["low"], document["accuracy"]);
    EXPECT_GT(document["interval"]["high"], document["accuracy"]);
}

TEST_F(Commands, EvaluateTakesTheTrainingPartToo) {
    const Outcome outcome =
        runDigitpad(withModel({"evaluate", "--data", path("data"), "--part", "train", "--json"}));
    EXPECT_EQ(outcome.json()["count"], 600);
}

TEST_F(Commands, EvaluateWritesPredictions) {
    const QString csv = path("predictions.csv");
    const Outcome outcome =
        runDigitpad(withModel({"evaluate", "--data", path("data"), "--predictions", csv}));
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_THAT(outcome.out.toStdString(), HasSubstr("Accuracy"));
    QFile file(csv);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    ASSERT_EQ(lines.size(), 201);
    EXPECT_EQ(lines[0],
              "index,source,label,predicted,probability,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9,kind,rejected");
    EXPECT_EQ(lines[1].split(',').size(), 17);
    EXPECT_EQ(lines[1].split(',')[2], "7"); // the first label of MNIST's test part
}

TEST_F(Commands, EvaluateTellsDigitsNumbersAndOtherThingsApart) {
    const std::string line = R"("strokes": [[[0, 0], [100, 1000]]]})";
    std::string lines;
    for (const char* label : {"1", "4", "A", "40 712"}) {
        lines += R"({"label": ")";
        lines += label;
        lines += R"(", )" + line + "\n";
    }
    write("pen.jsonl", lines);
    const QStringList arguments = withModel({"evaluate", "--data", path("pen.jsonl"), "--pen-width", "30"});
    const Outcome outcome = runDigitpad(arguments + QStringList{"--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    const auto document = outcome.json();
    EXPECT_EQ(document["count"], 2);
    EXPECT_TRUE(document["accuracy"].is_number());
    EXPECT_EQ(document["accepted"], 1.0); // the model has no threshold
    EXPECT_EQ(document["nonDigits"], 1);
    EXPECT_EQ(document["rejectedNonDigits"], 0.0);
    EXPECT_EQ(document["numbers"], 1);
    EXPECT_EQ(document["numberAccuracy"], 0.0);
    EXPECT_EQ(document["unread"].size(), 10U);
    const std::string text = runDigitpad(arguments).out.toStdString();
    for (const char* part : {"Accuracy", "Accepted 100.00 % of 2", "Not digits: rejected 0.00 % of 1",
                             "Whole numbers right 0.00 % of 1"})
        EXPECT_THAT(text, HasSubstr(part));
}

TEST_F(Commands, EvaluateHasNoFiguresOfWhatIsNotThere) {
    write("letters.jsonl", R"({"label": "A", "strokes": [[[0, 0], [100, 1000]]]})");
    const auto letters =
        runDigitpad(withModel({"evaluate", "--data", path("letters.jsonl"), "--json"})).json();
    EXPECT_EQ(letters["count"], 0);
    for (const char* name :
         {"accuracy", "interval", "accepted", "loss", "calibrationError", "numberAccuracy"})
        EXPECT_TRUE(letters[name].is_null()) << name;
    for (const char* name : {"precision", "recall", "f1"}) {
        EXPECT_TRUE(letters["perClass"][3][name].is_null()) << name;
        EXPECT_TRUE(letters["mean"][name].is_null()) << name;
    }
    const auto digits = runDigitpad(withModel({"evaluate", "--data", path("data"), "--json"})).json();
    for (const char* name : {"rejectedNonDigits", "numberAccuracy"})
        EXPECT_TRUE(digits[name].is_null()) << name;
    EXPECT_EQ(digits["accepted"], 1.0);
}

TEST_F(Commands, CalibrateFitsTemperatureAndThreshold) {
    const Outcome outcome =
        runDigitpad(withModel({"calibrate", "--data", path("data"), "--data", path("data"), "--accept", "0.9",
                               "--out", path("calibrated.onnx"), "--json"}));
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    const auto document = outcome.json();
    EXPECT_EQ(document["count"], 400); // the 200, twice
    EXPECT_GE(document["accepted"], 0.9);
    EXPECT_LT(document["accepted"], 0.95); // no more than asked for, but for equal ones
    EXPECT_TRUE(document["rejectedNonDigits"].is_null());
    const ModelInfo info = readOnnx(path("calibrated.onnx").toStdString()).info;
    EXPECT_DOUBLE_EQ(info.temperature, document["temperature"].get<double>());
    EXPECT_DOUBLE_EQ(info.threshold, document["threshold"].get<double>());
    EXPECT_GT(info.threshold, 0);
    const Outcome evaluated =
        runDigitpad({"evaluate", "--data", path("data"), "--model", path("calibrated.onnx"), "--json"});
    EXPECT_EQ(evaluated.json()["accepted"], document["accepted"]);
    EXPECT_EQ(evaluated.json()["calibrationError"], document["calibrationError"]);
}

TEST_F(Commands, CalibrateRefusesDigitOddsOfAModelWithoutNotADigit) {
    const Outcome outcome = runDigitpad(withModel(
        {"calibrate", "--data", path("data"), "--digit-odds", "2", "--out", path("odds.onnx"), "--json"}));
    EXPECT_EQ(outcome.exitCode, 1) << outcome;
    EXPECT_TRUE(outcome.error.contains("has no \"not a digit\"")) << outcome;
    EXPECT_FALSE(std::filesystem::exists(path("odds.onnx").toStdString()));
}

TEST_F(Commands, TrainWritesModelAndLog) {
    const Outcome outcome = train({"--out", path("logged.onnx"), "--log", path("log.csv")});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_EQ(outcome.error, ""); // no bar without a terminal
    EXPECT_THAT(outcome.out.toStdString(), HasSubstr("epoch 1/1"));
    const ModelInfo info = readOnnx(path("logged.onnx").toStdString()).info;
    EXPECT_EQ(info.name, "logged");
    EXPECT_EQ(info.architecture, "lenet5");
    ASSERT_TRUE(info.testAccuracy.has_value());
    EXPECT_GT(*info.testAccuracy, 0.0);
    EXPECT_EQ(info.date.size(), 10U);
    QFile log(path("log.csv"));
    ASSERT_TRUE(log.open(QIODevice::ReadOnly));
    EXPECT_EQ(log.readLine().trimmed(),
              "epoch,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds");
    EXPECT_TRUE(log.readLine().startsWith("1,"));
}

TEST_F(Commands, TheSameSeedGivesTheSameWeights) {
    const auto weights = [](const QString& file) {
        const Model model = readOnnx(file.toStdString());
        return std::vector<float>(model.network->parameters().begin(), model.network->parameters().end());
    };
    ASSERT_EQ(train({"--seed", "7", "--out", path("a.onnx")}).exitCode, 0);
    ASSERT_EQ(train({"--seed", "7", "--out", path("b.onnx")}).exitCode, 0);
    ASSERT_EQ(train({"--seed", "8", "--out", path("c.onnx")}).exitCode, 0);
    EXPECT_EQ(weights(path("a.onnx")), weights(path("b.onnx")));
    EXPECT_NE(weights(path("a.onnx")), weights(path("c.onnx")));
}

TEST_F(Commands, TrainMixesDatasetsAndNegatives) {
    std::string pens;
    for (const char* label : {"1", "A", "l"})
        pens += R"({"label":")" + std::string(label) +
                R"(","writer":"ann","strokes":[[[0,0],[20,0],[9,40]]]})" + "\n";
    write("pens.jsonl", pens);
    const QStringList mix{"--data",          path("pens.jsonl"),
                          "--weight",        "0.5",
                          "--weight",        "20",
                          "--negatives",     "50",
                          "--not-a-digit",   "class",
                          "--held-out",      "--out",
                          path("mixed.onnx")};
    const Outcome outcome = train(mix);
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    // half of 600 images, twenty times two drawings (an l is as good as a 1), fifty negatives
    EXPECT_THAT(outcome.out.toStdString(), HasSubstr("390 images to train on, 0 held out"));
    EXPECT_EQ(readOnnx(path("mixed.onnx").toStdString()).info.classes.size(), 11U);
    EXPECT_EQ(runDigitpad(withModel({"evaluate", "--data", path("data")})).exitCode, 0);
}

TEST_F(Commands, TrainRefusesWeightsThatFitNoData) {
    const Outcome tooMany = train({"--weight", "1", "--weight", "2", "--out", path("w.onnx")});
    EXPECT_EQ(tooMany.exitCode, 2);
    EXPECT_THAT(tooMany.error.toStdString(), HasSubstr("one --weight for each --data"));
    const Outcome negative = train({"--weight", "-1", "--out", path("w.onnx")});
    EXPECT_EQ(negative.exitCode, 2);
    EXPECT_THAT(negative.error.toStdString(), HasSubstr("--weight must be"));
}

TEST_F(Commands, TrainGoesOnFromACheckpoint) {
    const QString checkpoint = path("run.checkpoint");
    write("run.checkpoint", "this is no checkpoint");
    const Outcome refused = train({"--checkpoint", checkpoint, "--out", path("resumed.onnx")});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.error.toStdString(), HasSubstr("run.checkpoint: is damaged, or no checkpoint"));
    QFile::remove(checkpoint);
    const Outcome complete = train({"--checkpoint", checkpoint, "--out", path("resumed.onnx")});
    EXPECT_EQ(complete.exitCode, 0) << complete;
    EXPECT_FALSE(QFile::exists(checkpoint)) << "a training that is done needs none";
}

TEST_F(Commands, TrainTakesEveryOption) {
    const Outcome outcome = train({"--out",
                                   path("all.onnx"),
                                   "--optimiser",
                                   "sgd",
                                   "--learning-rate",
                                   "0.05",
                                   "--schedule",
                                   "cosine",
                                   "--batch",
                                   "50",
                                   "--validation",
                                   "0.2",
                                   "--augmentation",
                                   "light",
                                   "--label-smoothing",
                                   "0.1",
                                   "--patience",
                                   "3",
                                   "--average",
                                   "0.9",
                                   "--momentum",
                                   "0.8",
                                   "--weight-decay",
                                   "0.001",
                                   "--test",
                                   path("data"),
                                   "--name",
                                   "A name"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_EQ(readOnnx(path("all.onnx").toStdString()).info.name, "A name");
    const auto training = runDigitpad({"info", path("all.onnx"), "--json"}).json()["training"];
    EXPECT_EQ(training["optimiser"], "SGD");
    EXPECT_EQ(training["learning rate"], "0.05");
    EXPECT_EQ(training["schedule"], "cosine");
    EXPECT_EQ(training["batch size"], "50");
    EXPECT_EQ(training["validation fraction"], "0.2");
    EXPECT_EQ(training["augmentation"], "light");
    EXPECT_EQ(training["label smoothing"], "0.1");
    EXPECT_EQ(training["patience"], "3");
    EXPECT_EQ(training["average decay"], "0.9");
    EXPECT_EQ(training["momentum"], "0.8");
    EXPECT_EQ(training["weight decay"], "0.001");
}

TEST_F(Commands, AModelOfAnotherProgramIsTriedOnDigits) {
    const QString file = DIGITPAD_SOURCE_DIR "/tests/core/model/foreign/mlp.onnx";
    const Outcome outcome = runDigitpad({"info", file, "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_THAT(outcome.error.toStdString(), HasSubstr("'mlp' reads only"));
    EXPECT_EQ(outcome.error.count('\n'), 1) << outcome;
    EXPECT_TRUE(outcome.json()["normalisation"].is_null());
}

TEST_F(Commands, InfoPrintsItsContract) {
    const Outcome outcome = runDigitpad({"info", path("model.onnx"), "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    const auto document = outcome.json();
    for (const char* name :
         {"name", "architecture", "classes", "temperature", "threshold", "testAccuracy", "date", "training",
          "input", "layers", "parameters", "multiplyAdds", "cpuLevel", "cpuLevels"}) {
        EXPECT_TRUE(document.contains(name)) << name;
    }
    std::size_t parameters = 0;
    for (const auto& layer : document["layers"]) {
        for (const char* name : {"layer", "output", "parameters", "multiplyAdds"}) {
            EXPECT_TRUE(layer.contains(name)) << name;
        }
        parameters += layer["parameters"].get<std::size_t>();
    }
    EXPECT_EQ(document["parameters"], parameters);
    EXPECT_GT(parameters, 0U);
    EXPECT_TRUE(document["normalisation"].is_null());
    EXPECT_THAT(runDigitpad({"info", path("model.onnx")}).out.toStdString(), HasSubstr("Multiply-adds"));
}

TEST_F(Commands, TheShippedModelIsUsedWithoutOption) {
    if (!std::filesystem::exists(std::string(DIGITPAD_SOURCE_DIR) + "/models/default.onnx")) {
        GTEST_SKIP() << "this checkout has no shipped model";
    }
    const Outcome outcome = runDigitpad({"evaluate", "--data", path("data"), "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome;
    EXPECT_GT(outcome.json()["accuracy"], 0.97); // 200 images of a test set it reads 99.5 % of
    EXPECT_EQ(runDigitpad({"info"}).exitCode, 0);
}

} // namespace
} // namespace digitpad::test
