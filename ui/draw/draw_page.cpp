#include "ui/draw/draw_page.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineF>
#include <QMimeData>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "core/failure.h"
#include "ui/draw/answer_panel.h"
#include "ui/draw/corrected_digits.h"
#include "ui/draw/corrections.h"
#include "ui/draw/draw_tool_bar.h"
#include "ui/draw/picture_exchange.h"
#include "ui/figures.h"
#include "ui/file_dialogs.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/picture_file.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/sizes.h"
#include "ui/why/why_dialog.h"

namespace digitpad {

namespace {

constexpr int kPanelWidth = 404;
/// Shorter waits are not shown: the panel would flicker.
constexpr int kPatienceMs = 200;
constexpr auto kOpenFolderKey = "draw/openFolder";
constexpr auto kSaveFolderKey = "draw/saveFolder";

} // namespace

DrawPage::DrawPage(ModelStore& models, QWidget* parent, PictureOpener::Work decode)
    : QWidget(parent),
      m_models(models),
      m_actions(m_document.undoStack(), this),
      m_tools(new DrawToolBar(m_actions, this)),
      m_paper(new PaperWidget(m_document, this)),
      m_panel(new AnswerPanel(this)),
      m_message(new MessageBar(this)),
      m_why(new WhyDialog(this)),
      m_penAdvisor(m_document, *m_paper, m_boxes, *m_message, this),
      m_opener(std::move(decode)) {
    auto* left = new QVBoxLayout;
    left->setSpacing(sizes::kGrid * 3 / 2);
    m_paper->setPenWidth(static_cast<float>(m_tools->penWidth()));
    left->addWidget(m_tools);
    left->addWidget(m_paper, 1);
    m_message->lieOver(*m_paper);
    m_panel->setFixedWidth(kPanelWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(sizes::kPageMargin, sizes::kPageMargin, sizes::kPageMargin, sizes::kPageMargin);
    row->setSpacing(sizes::kGroupGap);
    row->addLayout(left, 1);
    row->addWidget(m_panel);

    setFocusProxy(m_paper);
    connectActions();
    connect(m_tools, &DrawToolBar::penWidthChanged, m_paper, &PaperWidget::setPenWidth);
    m_document.keep = [this](const Drawing& drawing, std::optional<int> digit) {
        return keep(drawing, digit);
    };
    connect(&m_penAdvisor, &PenAdvisor::penTaken, this, &DrawPage::takePen);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &DrawPage::showBusy);
    connect(&m_opener, &PictureOpener::opened, this, &DrawPage::showPicture);
    connect(&m_opener, &PictureOpener::failed, m_message, &MessageBar::showError);
    connect(&m_opener, &PictureOpener::failed, this, &DrawPage::giveUpOpening);
    connect(&m_document, &PaperDocument::changed, &m_opener, &PictureOpener::cancel);
    connect(&m_document, &PaperDocument::changed, this, &DrawPage::readPaper);
    connect(&m_models, &ModelStore::currentChanged, this, &DrawPage::readPaper);
    connect(&m_recogniser, &Recogniser::finished, this, &DrawPage::showResult);
    connect(&m_recogniser, &Recogniser::failed, this, &DrawPage::showFailure);
    connect(m_paper, &PaperWidget::dropped, this, [this](const QMimeData* dropped) { insert(*dropped); });
    connect(m_panel, &AnswerPanel::corrected, this, &DrawPage::correct);
    connect(m_panel, &AnswerPanel::chosenChanged, this, &DrawPage::markBoxes);
    connect(m_panel, &AnswerPanel::chosenChanged, this, &DrawPage::explainChosen);
    connect(m_panel, &AnswerPanel::whyRequested, this, &DrawPage::showWhy);
    connect(m_actions.why, &QAction::triggered, this, &DrawPage::showWhy);
    connect(m_paper, &PaperWidget::boxClicked, this, &DrawPage::chooseAt);
    connect(&m_document, &PaperDocument::correctionsChanged, this, &DrawPage::showCorrections);
    readPaper();
}

void DrawPage::connectActions() {
    for (QAction* action : {m_actions.open, m_actions.paste, m_actions.save, m_actions.undo, m_actions.redo,
                            m_actions.clear, m_actions.copy, m_actions.copyReading, m_actions.pen,
                            m_actions.eraser, m_actions.thinner, m_actions.thicker, m_actions.why})
        addAction(action);
    connect(m_actions.open, &QAction::triggered, this, &DrawPage::choosePicture);
    connect(m_actions.save, &QAction::triggered, this, &DrawPage::chooseSaveName);
    connect(m_actions.paste, &QAction::triggered, this, [this] {
        const QMimeData nothing;
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData(); // null where nothing ever was
        insert(copied != nullptr ? *copied : nothing);
    });
    connect(m_actions.clear, &QAction::triggered, this, [this] {
        giveUpOpening();
        m_document.clear();
    });
    connect(m_actions.copy, &QAction::triggered, this, &DrawPage::copy);
    connect(m_actions.copyReading, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_panel->text()); });
    connect(m_actions.pen, &QAction::toggled, this,
            [this](bool pen) { m_paper->setTool(pen ? Tool::Pen : Tool::Eraser); });
}

template <typename Action>
void DrawPage::attempt(Action action) {
    try {
        m_message->hide();
        action();
    } catch (const std::exception& error) {
        m_message->showError(QString::fromStdString(failureMessage(error)));
    }
}

void DrawPage::openPicture(const std::filesystem::path& file) {
    open(file, tr("open picture"));
}

void DrawPage::openFiles(const std::vector<std::filesystem::path>& files, const QString& stepName) {
    std::vector<std::filesystem::path> pictures;
    std::ranges::copy_if(files, std::back_inserter(pictures), std::not_fn(isModelFile));
    if (!pictures.empty()) open(pictures.front(), stepName);
    if (pictures.size() > 1)
        m_message->showNote(
            tr("Only %1 is opened: the paper takes one picture at a time. Drop the others later, "
               "or read all of them with: digitpad read FILE...")
                .arg(toQString(pictures.front().filename())));
    for (const auto& file : files)
        if (isModelFile(file)) emit modelGiven(file);
}

void DrawPage::open(const std::filesystem::path& file, const QString& stepName) {
    m_message->hide();
    m_opener.open(file, stepName);
    updateActions();
    followWork();
    emit pictureComing();
}

void DrawPage::giveUpOpening() {
    m_opener.cancel();
    if (m_saysBusy) showStatus(m_status);
    if (m_document.content().isBlank()) showNothing();
    updateActions();
    followWork();
}

void DrawPage::openDigit(const DigitImage& digit) {
    emit pictureComing(); // first, so that the paper has its size
    showPicture(pictureOf(digit), tr("open image"));
}

void DrawPage::saveDrawing(const std::filesystem::path& file) {
    attempt([&] {
        saveContent(m_document.content(), m_paper->paperSize(), file);
        m_message->showNote(tr("Saved as %1").arg(toQString(file)));
    });
}

void DrawPage::insert(const QMimeData& incoming) {
    if (const auto files = filesFrom(incoming); !files.empty()) return openFiles(files, tr("paste"));
    attempt([&] { showPicture(pictureFrom(incoming), tr("paste")); });
}

void DrawPage::showPicture(const QImage& picture, const QString& stepName) {
    m_document.showPicture(picture, m_paper->paperSize(), stepName);
}

void DrawPage::choosePicture() {
    askOpenFile(
        this,
        {tr("Open picture"), kOpenFolderKey, tr("Pictures (%1);;All files (*)").arg(pictureNameFilter())},
        [this](const QString& file) { openFiles({toPath(file)}, tr("open picture")); });
}

void DrawPage::chooseSaveName() {
    askSaveFile(this,
                {tr("Save drawing"), kSaveFolderKey, tr("drawing.png"),
                 tr("PNG picture (*.png);;SVG drawing (*.svg);;JPEG picture (*.jpg)"), "png"},
                [this](const QString& file) { saveDrawing(toPath(file)); });
}

void DrawPage::copy() const {
    QGuiApplication::clipboard()->setMimeData(
        clipboardData(m_document.content(), m_paper->paperSize(), m_panel->text()));
}

void DrawPage::updateActions() {
    const bool blank = m_document.content().isBlank();
    m_actions.clear->setEnabled(!blank || m_opener.isBusy());
    m_actions.save->setEnabled(!blank);
    m_actions.copy->setEnabled(!blank);
}

void DrawPage::readPaper() {
    const qint64 picture = m_document.content().picture.cacheKey();
    const bool nothing = m_document.content().isBlank() || !m_models.current();
    if (nothing || picture != m_askedPicture) m_recogniser.cancel(); // its answer would be to something else
    m_askedPicture = picture;
    updateActions();
    m_penAdvisor.wait();
    if (nothing) {
        m_penAdvisor.withdraw();
        m_answeredPicture = picture;
        showNothing();
        return followWork();
    }
    if (m_document.isDrawing()) {
        if (!m_message->isOffering()) m_message->hide(); // the pen goes on, and may come to where it lies
        const PenPoint& pen = m_document.content().drawing.strokes.back().points.back();
        m_place = QPointF(pen.x, pen.y);
    }
    m_recogniser.request({m_document.content(), m_models.current(), m_models.detector()});
    followWork();
}

void DrawPage::followWork() {
    if (!isReading()) {
        m_patience.stop();
        m_panel->setBusy(false);
    } else if (m_panel->isBusy()) {
        // Perhaps it is read now that it is opened; but while the pen goes on, the last answer's status
        // stays.
        if (m_saysBusy || m_opener.isBusy() || m_answeredPicture != m_askedPicture) showBusy();
    } else if (!m_patience.isActive()) {
        m_patience.start();
    }
}

void DrawPage::showBusy() {
    const QString doing = m_opener.isBusy() ? tr("Opening…") : tr("Reading…");
    if (m_document.content().isBlank() || m_answeredPicture != m_askedPicture) {
        m_boxes.clear();
        m_panel->show({}, {}, -1, doing);
    }
    m_panel->setBusy(true);
    m_saysBusy = true;
    emit statusChanged(doing);
}

void DrawPage::showStatus(const QString& text) {
    m_status = text;
    m_saysBusy = false;
    emit statusChanged(text);
}

void DrawPage::showNothing() {
    m_boxes.clear();
    m_place.reset();
    m_panel->show({}, {}, -1, m_models.current() ? tr("Draw a digit") : tr("No model"));
    showStatus(m_models.current() ? QString() : tr("Train a network, or open a model, to have digits read"));
}

void DrawPage::showFailure(const QString& message) {
    m_message->showError(message);
    m_boxes.clear();
    m_panel->show({}, {}, -1, tr("Not read"));
    showStatus({});
    followWork();
}

void DrawPage::showResult(const RecognitionResult& result) {
    m_answeredPicture = m_askedPicture;
    m_boxes = result.boxes;
    const auto place = m_place; // only a person chooses for longer than a reading
    m_panel->show(result.reading, corrections(), digitToShow(), tr("No digit found"));
    m_place = place;
    const auto count = std::ranges::count_if(
        result.reading.digits, [](const DigitReading& digit) { return !digit.prediction.rejected; });
    showStatus(tr("Read in %1 ms").arg(realText(result.milliseconds, 1)) + "      " +
               (count == 0   ? tr("no digit")
                : count == 1 ? tr("1 digit")
                             : tr("%1 digits").arg(count)) +
               (result.reading.leftOut > 0 ? tr(", %1 smaller parts not read").arg(result.reading.leftOut)
                                           : QString()));
    m_patience.stop(); // the next answer has as long
    followWork();
    m_penAdvisor.follow();
}

int DrawPage::digitToShow() const {
    const auto holds = [this](const QRectF& box) { return m_place && box.contains(*m_place); };
    const auto found = std::find_if(m_boxes.begin(), m_boxes.end(), holds);
    return static_cast<int>(found == m_boxes.end() ? m_boxes.size() : found - m_boxes.begin() + 1) - 1;
}

void DrawPage::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0) return QWidget::keyPressEvent(event);
    m_panel->chooseBeside(step);
}

/// Also where the paper was read again since the pen came down there.
void DrawPage::chooseAt(QPointF middle) {
    m_place = middle;
    const auto distance = [&](const QRectF& box) { return QLineF(box.center(), middle).length(); };
    const auto nearest = std::ranges::min_element(m_boxes, {}, distance);
    if (nearest != m_boxes.end() && nearest->contains(middle))
        m_panel->choose(static_cast<int>(nearest - m_boxes.begin()));
}

void DrawPage::markBoxes(int chosen) {
    if (chosen >= 0) m_place = m_boxes[static_cast<std::size_t>(chosen)].center();
    std::vector<PaperBox> shown;
    for (int i = 0; i < static_cast<int>(m_boxes.size()); ++i) {
        const AnswerDigit& digit = m_panel->digit(i);
        shown.push_back({m_boxes[static_cast<std::size_t>(i)], digit.text(), !digit.isShown()});
    }
    m_paper->setBoxes(std::move(shown), chosen);
}

std::vector<std::optional<Correction>> DrawPage::corrections() const {
    std::vector<std::optional<Correction>> found;
    for (const QRectF& box : m_boxes) found.push_back(correctionAt(m_document.content(), box));
    return found;
}

void DrawPage::correct(int digit) {
    if (m_panel->chosen() < 0) return;
    const PaperContent& content = m_document.content();
    const QRectF box = m_boxes[static_cast<std::size_t>(m_panel->chosen())];
    const auto before = correctionAt(content, box);
    if (before && before->digit == digit) return;
    m_message->hide();
    m_document.correct(correctionOf(content, box, digit), before, strokesOf(content, box));
}

bool DrawPage::keep(const Drawing& drawing, std::optional<int> digit) {
    try {
        keepCorrection(correctionsFile(), drawing, digit);
        return digit.has_value();
    } catch (const std::exception& error) {
        m_message->showError(QString::fromStdString(failureMessage(error)));
        return false;
    }
}

void DrawPage::showCorrections() {
    m_panel->correct(corrections());
    m_panel->choose(m_panel->chosen());
}

void DrawPage::takePen(float width) {
    m_tools->setPenWidth(width);
    m_document.thinStrokes(m_paper->penWidth());
    m_paper->setFocus();
}

void DrawPage::explainChosen() {
    const DigitReading* digit = m_panel->chosenDigit();
    if (!digit || !m_models.current()) return m_why->explain(std::nullopt);
    const QRectF box = m_boxes[static_cast<std::size_t>(m_panel->chosen())];
    m_why->explain(WhyRequest{m_document.content(), m_paper->paperSize(), box, digit->seen, digit->prediction,
                              m_panel->reading().withoutThings, m_models.current(), m_models.detector(),
                              m_boxes});
}

void DrawPage::showWhy() {
    m_why->show();
    m_why->raise();
}

} // namespace digitpad
