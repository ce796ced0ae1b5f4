// The one window: pages behind tabs, the model in use, the status of the last reading and of a training.
#pragma once

#include <QMainWindow>
#include <filesystem>
#include <vector>

class QStackedWidget;

namespace digitpad {

class DrawPage;
class EvaluatePage;
class HeaderBar;
class MessageBar;
class ModelOpener;
class ModelStore;
class StatusLine;
class TrainPage;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// @param models outlives the window
    explicit MainWindow(ModelStore& models, QWidget* parent = nullptr);

    /// Shows it on the Draw page.
    void openPicture(const std::filesystem::path& file);
    /// Pictures and models, as they were dropped or named when the program was started.
    void openFiles(const std::vector<std::filesystem::path>& files);
    /// Adds the model and uses it, or says why that does not work, once it is opened on another thread.
    void openModel(const std::filesystem::path& file);
    void showPage(int index);
    /// Says it over the pages.
    void showFailure(const QString& message);
    DrawPage& drawPage() { return *m_draw; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    void connectPages();
    void addPage(QWidget* page, const QString& name);
    void pageChanged(int index);
    void showStatus(const QWidget* page, const QString& text);
    void showTraining(const QString& progress);
    void chooseModel();
    void restore();
    /// The model chosen in an earlier run; where it is gone, says so and keeps the shipped one.
    void restoreModel();
    /// Asks the user where a training or its network would be lost; true where none is, or the user does not
    /// mind.
    bool mayClose();
    bool mayStopTraining();
    bool mayLoseNetwork();
    bool isWorking() const;
    /// Ends what runs while the window, disabled, goes on to answer.
    void finishWork();

    ModelStore& m_models;
    DrawPage* m_draw;
    TrainPage* m_train;
    EvaluatePage* m_evaluate;
    HeaderBar* m_header;
    MessageBar* m_message;
    ModelOpener* m_modelOpener;
    QStackedWidget* m_pages;
    StatusLine* m_status;
    bool m_closing = false;
    QStringList m_pageStatus; ///< the last of each page
};

} // namespace digitpad
