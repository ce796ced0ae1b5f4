#include "ui/evaluate/confusion_view.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <algorithm>

#include "core/data/digit_image.h"
#include "ui/evaluate/heat_delegate.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr int kRowHeadings = 40;    // width
constexpr int kColumnHeadings = 24; // height
constexpr int kLegendHeight = 24;
constexpr int kLeastPitch = 26; // from cell to cell: three figures fit
constexpr int kUsualPitch = 46;
constexpr int kLargestPitch = 72; // larger cells would not say more

constexpr int kFrame = 1; // of the table, drawn where it has the keyboard

QSize tableSize(int pitch) {
    const int cells = kDigits * pitch + 2 * kFrame;
    return {kRowHeadings + cells, kColumnHeadings + cells};
}

QSize sizeAt(int pitch) {
    return tableSize(pitch) + QSize(0, sizes::kGrid + kLegendHeight);
}

} // namespace

ConfusionView::ConfusionView(QWidget* parent)
    : QWidget(parent),
      m_model(new ConfusionModel(this)),
      m_table(new QTableView(this)),
      m_legend(new QWidget(this)) {
    createTable();
    createLegend();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ConfusionView::createTable() {
    m_table->setModel(m_model);
    m_table->setItemDelegate(new HeatDelegate(m_table));
    styleTable(*m_table);
    m_table->setProperty("role", "tiles");
    m_table->setAccessibleName(tr("Confusion matrix"));
    m_table->setAccessibleDescription(tr("Rows are true digits, columns are answers"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFocusPolicy(Qt::StrongFocus);
    m_table->setMouseTracking(true);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setCornerButtonEnabled(false);
    m_table->installEventFilter(this);
    for (QHeaderView* header : {m_table->horizontalHeader(), m_table->verticalHeader()}) {
        header->setVisible(true);
        header->setMinimumSectionSize(1);
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setSectionsClickable(false);
        header->setHighlightSections(false);
    }
    m_table->horizontalHeader()->setFixedHeight(kColumnHeadings);
    m_table->verticalHeader()->setFixedWidth(kRowHeadings);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& cell) {
                if (cell.isValid()) emit cellChosen(cell.row(), cell.column());
            });
}

void ConfusionView::createLegend() {
    m_counts = linkButton(tr("counts"), m_legend);
    m_percent = linkButton(tr("percent of the row"), m_legend);
    m_show = mutedLabel(tr(" · show"), m_legend);
    auto* group = new QButtonGroup(this);
    auto* row = new QHBoxLayout(m_legend);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_what = mutedLabel(tr("rows: true digit · columns: answer"), m_legend);
    row->addWidget(m_what);
    row->addWidget(m_show);
    for (QAbstractButton* button : {m_counts, m_percent}) {
        button->setCheckable(true);
        group->addButton(button);
        row->addWidget(button);
    }
    row->addStretch();
    m_counts->setChecked(true);
    underlineOther();
    connect(m_percent, &QAbstractButton::toggled, this, [this](bool percent) {
        m_model->setUnit(percent ? ConfusionModel::Unit::PercentOfRow : ConfusionModel::Unit::Count);
        underlineOther();
    });
}

/// So that colour alone does not tell what is shown from what can be.
void ConfusionView::underlineOther() {
    for (QAbstractButton* button : {m_counts, m_percent}) {
        QFont font = button->font();
        font.setUnderline(!button->isChecked());
        button->setFont(font);
    }
}

void ConfusionView::setMatrix(const ConfusionMatrix& matrix) {
    m_model->setMatrix(matrix);
    m_table->clearSelection();
    m_table->selectionModel()->clearCurrentIndex(); // so that the same cell is chosen anew
    m_table->setCurrentIndex(m_model->worstCell());
}

void ConfusionView::clear() {
    m_model->setMatrix(std::nullopt);
    m_table->clearSelection();
    m_table->selectionModel()->clearCurrentIndex();
}

void ConfusionView::setUnit(ConfusionModel::Unit unit) {
    (unit == ConfusionModel::Unit::Count ? m_counts : m_percent)->setChecked(true);
}

void ConfusionView::hideControls() {
    m_show->hide();
    m_counts->hide();
    m_percent->hide();
    if (unit() == ConfusionModel::Unit::PercentOfRow)
        m_what->setText(tr("rows: true digit · columns: answer · %"));
    m_table->clearSelection();
    m_table->selectionModel()->clearCurrentIndex();
}

int ConfusionView::currentTruth() const {
    return m_table->currentIndex().row();
}

int ConfusionView::currentAnswer() const {
    return m_table->currentIndex().column();
}

QSize ConfusionView::sizeHint() const {
    return sizeAt(kUsualPitch);
}

QSize ConfusionView::minimumSizeHint() const {
    return sizeAt(kLeastPitch);
}

void ConfusionView::resizeEvent(QResizeEvent* /*event*/) {
    arrange();
}

void ConfusionView::arrange() {
    const QSize fixed = sizeAt(0);
    const int pitch =
        std::clamp(std::min((width() - fixed.width()) / kDigits, (height() - fixed.height()) / kDigits),
                   kLeastPitch, kLargestPitch);
    m_table->horizontalHeader()->setDefaultSectionSize(pitch);
    m_table->verticalHeader()->setDefaultSectionSize(pitch);
    const QSize table = tableSize(pitch);
    m_table->setGeometry(QRect(QPoint(0, 0), table));
    m_legend->setGeometry(kRowHeadings, table.height() + sizes::kGrid, std::max(0, width() - kRowHeadings),
                          kLegendHeight);
}

bool ConfusionView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_table->currentIndex().isValid()) {
            emit cellEntered(currentTruth(), currentAnswer());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace digitpad
