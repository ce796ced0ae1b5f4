// The Draw page: tools over the paper on the left, the answer on the right.
#pragma once

#include <QTimer>
#include <QWidget>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/data/digit_image.h"
#include "ui/draw/draw_actions.h"
#include "ui/draw/paper_document.h"
#include "ui/draw/paper_widget.h"
#include "ui/draw/pen_advisor.h"
#include "ui/draw/picture_opener.h"
#include "ui/draw/recogniser.h"

class QMimeData;

namespace digitpad {

class AnswerPanel;
class DrawToolBar;
class MessageBar;
class ModelStore;
class WhyDialog;

class DrawPage : public QWidget {
    Q_OBJECT
public:
    /// @param decode reads a picture file, on another thread
    explicit DrawPage(ModelStore& models, QWidget* parent = nullptr, PictureOpener::Work decode = loadImage);

    const DrawActions& actions() const { return m_actions; }
    PaperDocument& document() { return m_document; }
    /// Whether a picture is being opened, or what is on the paper is still to be read.
    bool isReading() const { return m_opener.isBusy() || m_recogniser.isBusy(); }

    /// Returns at once.  A change of the paper meanwhile gives the file up; errors show on the page.
    void openPicture(const std::filesystem::path& file);
    /// The first picture among them, and hands on each model; says which are left out.
    void openFiles(const std::vector<std::filesystem::path>& files, const QString& stepName);
    /// What was pasted or dropped.
    void insert(const QMimeData& incoming);
    /// An image of a dataset, as ink on paper.
    void openDigit(const DigitImage& digit);
    /// As its name ends: PNG, SVG or another format of pictures; what is wrong shows on the page.
    void saveDrawing(const std::filesystem::path& file);

signals:
    /// Time and count of the last reading, for the status bar.
    void statusChanged(const QString& text);
    /// A picture is on its way onto the paper, perhaps while another page is seen.
    void pictureComing();
    /// A file that was dropped or pasted is a model's.
    void modelGiven(const std::filesystem::path& file);

protected:
    /// The arrow keys go from digit to digit, whatever on the page has the focus.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void connectActions();
    /// Shows what goes wrong in `action` on the page.
    template <typename Action>
    void attempt(Action action);
    void open(const std::filesystem::path& file, const QString& stepName);
    /// Shows what was there before, where waiting for the picture was seen.  Also called once opening failed.
    void giveUpOpening();
    void showPicture(const QImage& picture, const QString& stepName);
    void choosePicture();
    void chooseSaveName();
    void copy() const;
    void updateActions();
    void readPaper();
    /// The digit at m_place, else the last one.
    int digitToShow() const;
    void chooseAt(QPointF middle);
    void markBoxes(int chosen);
    /// To be called at each request, answer and cancel.  Shows that an answer is on its way, once that takes
    /// long.  An answer that is still shown is taken away then where it is to another picture.
    void followWork();
    void showBusy();
    void showStatus(const QString& text);
    void showResult(const RecognitionResult& result);
    void showFailure(const QString& message);
    void showNothing();
    /// The document's way to the file of corrections.
    bool keep(const Drawing& drawing, std::optional<int> digit);
    void correct(int digit);
    void showCorrections();
    std::vector<std::optional<Correction>> corrections() const; ///< one a box
    /// Also for what is written.
    void takePen(float width);
    /// Keeps the "Why?" dialog at the chosen digit.
    void explainChosen();
    void showWhy();

    ModelStore& m_models;
    PaperDocument m_document;
    DrawActions m_actions;
    DrawToolBar* m_tools;
    PaperWidget* m_paper;
    AnswerPanel* m_panel;
    MessageBar* m_message;
    WhyDialog* m_why;
    std::vector<QRectF> m_boxes;    ///< of the digits read, in paper units
    std::optional<QPointF> m_place; ///< on the paper, in its units: where the digit to be shown is
    PenAdvisor m_penAdvisor;
    qint64 m_askedPicture = 0;    ///< cache key of the one that is to be read, 0 for none
    qint64 m_answeredPicture = 0; ///< and of the one whose answer is shown
    QTimer m_patience;            ///< runs until waiting for an answer is to be seen
    QString m_status;             ///< the last one that did not speak of waiting
    bool m_saysBusy = false;      ///< the status speaks of waiting
    PictureOpener m_opener;
    Recogniser m_recogniser;
};

} // namespace digitpad
