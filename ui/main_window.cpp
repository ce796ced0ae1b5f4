#include "ui/main_window.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QEventLoop>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "ui/draw/draw_page.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/file_dialogs.h"
#include "ui/header_bar.h"
#include "ui/main_menu.h"
#include "ui/model_opener.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/status_line.h"
#include "ui/theme/icons.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/sizes.h"
#include "ui/train/train_page.h"

namespace digitpad {

namespace {

constexpr auto kGeometryKey = "window/geometry";
constexpr auto kPageKey = "window/page";
constexpr auto kModelFolderKey = "train/modelFolder";
constexpr QSize kFirstSize(1180, 760);

} // namespace

MainWindow::MainWindow(ModelStore& models, QWidget* parent)
    : QMainWindow(parent),
      m_models(models),
      m_draw(new DrawPage(models)),
      m_train(new TrainPage(models)),
      m_evaluate(new EvaluatePage(models)),
      m_message(new MessageBar),
      m_modelOpener(new ModelOpener(*m_message, this)),
      m_pages(new QStackedWidget),
      m_status(new StatusLine) {
    setWindowTitle(tr("Digitpad"));
    setWindowIcon(applicationIcon());
    setMinimumSize(sizes::kMinimumWidth, sizes::kMinimumHeight);
    auto* menu = new MainMenu(m_draw->actions(), {tr("Draw"), tr("Train"), tr("Evaluate")}, this);
    m_header = new HeaderBar(models, menu, this);
    layOut();
    addPage(m_draw, tr("Draw"));
    addPage(m_train, tr("Train"));
    addPage(m_evaluate, tr("Evaluate"));
    connectPages();

    connect(menu, &MainMenu::pageRequested, this, &MainWindow::showPage);
    connect(menu, &MainMenu::openModelRequested, this, &MainWindow::chooseModel);
    connect(m_header, &HeaderBar::openModelRequested, this, &MainWindow::chooseModel);
    connect(&m_header->tabs(), &QTabBar::currentChanged, this, &MainWindow::pageChanged);
    restore();
}

void MainWindow::layOut() {
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_pages, 1);
    column->addWidget(m_status);
    setCentralWidget(content);
    m_message->lieOver(*m_pages);
    setAcceptDrops(true);
    showTraining({});
}

void MainWindow::connectPages() {
    connect(m_draw, &DrawPage::statusChanged, this,
            [this](const QString& text) { showStatus(m_draw, text); });
    connect(m_draw, &DrawPage::pictureComing, this, [this] { showPage(m_pages->indexOf(m_draw)); });
    connect(m_draw, &DrawPage::modelGiven, this, &MainWindow::openModel);
    connect(m_train, &TrainPage::progressChanged, this, &MainWindow::showTraining);
    connect(m_evaluate, &EvaluatePage::statusChanged, this,
            [this](const QString& text) { showStatus(m_evaluate, text); });
    connect(m_evaluate, &EvaluatePage::imageActivated, m_draw, &DrawPage::openDigit);
}

void MainWindow::addPage(QWidget* page, const QString& name) {
    m_pages->addWidget(page);
    m_pageStatus.append(QString());
    m_header->tabs().addTab(name);
}

void MainWindow::showPage(int index) {
    m_header->tabs().setCurrentIndex(index);
}

void MainWindow::pageChanged(int index) {
    m_pages->setCurrentIndex(index);
    m_status->showPageStatus(m_pageStatus.value(index));
    m_draw->actions().setPageSeen(m_pages->currentWidget() == m_draw);
}

void MainWindow::showStatus(const QWidget* page, const QString& text) {
    const int index = m_pages->indexOf(page);
    m_pageStatus[index] = text;
    if (index == m_pages->currentIndex()) m_status->showPageStatus(text);
}

void MainWindow::showTraining(const QString& progress) {
    m_status->showTraining(progress.isEmpty() ? tr("No training running") : progress);
}

void MainWindow::openPicture(const std::filesystem::path& file) {
    m_draw->openPicture(file); // which says that a picture is coming
}

void MainWindow::openFiles(const std::vector<std::filesystem::path>& files) {
    m_draw->openFiles(files, tr("open picture"));
}

void MainWindow::openModel(const std::filesystem::path& file) {
    m_message->hide();
    m_modelOpener->open(
        file, [this, file](Model model) { m_models.setCurrent(m_models.add(std::move(model), file)); });
}

void MainWindow::chooseModel() {
    askOpenFile(this, {tr("Open model"), kModelFolderKey, tr("Models (*.onnx);;All files (*)")},
                [this](const QString& file) { openModel(toPath(file)); });
}

void MainWindow::showFailure(const QString& message) {
    // What fails whenever it is painted would otherwise be said for ever.
    if (m_message->isVisible() && m_message->text() == message) return;
    m_message->showError(message);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    m_draw->insert(*event->mimeData());
}

void MainWindow::restoreModel() {
    const std::filesystem::path file = ModelStore::rememberedFile();
    if (file.empty()) return;
    const auto use = [this, file, before = m_models.current()](Model model) {
        const auto restored = m_models.add(std::move(model), file);
        if (m_models.current() == before) m_models.setCurrent(restored); // else another was chosen meanwhile
    };
    const auto fail = [this](const QString& message) {
        ModelStore::forgetFile();
        const auto instead = m_models.current();
        m_message->showError(tr("The model used last cannot be opened any more. %1\n%2")
                                 .arg(message, instead
                                                   ? tr("“%1” reads instead.").arg(m_models.title(*instead))
                                                   : tr("Open another, or train one.")));
    };
    m_modelOpener->open(file, use, fail);
}

void MainWindow::restore() {
    const QSettings settings;
    restoreModel();
    if (!restoreGeometry(settings.value(kGeometryKey).toByteArray())) resize(kFirstSize);
    showPage(settings.value(kPageKey, 0).toInt());
    m_pages->currentWidget()->setFocus(); // the pen first, not the tabs
}

bool MainWindow::mayClose() {
    return m_train->isTraining() ? mayStopTraining() : mayLoseNetwork();
}

bool MainWindow::mayStopTraining() {
    QMessageBox question(
        QMessageBox::Question, tr("A training is running"),
        tr("Closing the window stops the training. What it has learned so far is lost unless you "
           "save it first."),
        QMessageBox::NoButton, this);
    auto* stop = question.addButton(tr("Stop and close"), QMessageBox::DestructiveRole);
    question.setDefaultButton(question.addButton(tr("Keep training"), QMessageBox::RejectRole));
    question.exec();
    return question.clickedButton() == stop;
}

bool MainWindow::mayLoseNetwork() {
    if (!m_train->hasUnsavedNetwork()) return true;
    QMessageBox question(
        QMessageBox::Question, tr("The trained network is not saved"),
        tr("Closing the window loses the network that was trained last: it is in no file yet."),
        QMessageBox::Cancel, this);
    auto* save = question.addButton(tr("Save first…"), QMessageBox::AcceptRole);
    auto* lose = question.addButton(tr("Close without saving"), QMessageBox::DestructiveRole);
    question.setDefaultButton(save);
    question.exec();
    if (question.clickedButton() == save) {
        showPage(m_pages->indexOf(m_train));
        m_train->saveNetwork();
    }
    return question.clickedButton() == lose;
}

bool MainWindow::isWorking() const {
    return m_train->isTraining() || m_evaluate->isRunning();
}

void MainWindow::finishWork() {
    if (!isWorking()) return;
    m_closing = true;
    centralWidget()->setEnabled(false);
    m_status->showPageStatus(tr("Stopping, then the window closes…"));
    QEventLoop loop;
    const auto check = [&] {
        if (!isWorking()) loop.quit();
    };
    connect(m_train, &TrainPage::progressChanged, &loop, check);
    connect(m_evaluate, &EvaluatePage::statusChanged, &loop, check);
    m_train->stop();
    m_evaluate->cancel();
    if (isWorking()) loop.exec();
    centralWidget()->setEnabled(true); // for a window that is shown again
    m_closing = false;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_closing || !mayClose()) {
        event->ignore();
        return;
    }
    finishWork();
    QSettings settings;
    settings.setValue(kGeometryKey, saveGeometry());
    settings.setValue(kPageKey, m_pages->currentIndex());
    event->accept();
}

} // namespace digitpad
