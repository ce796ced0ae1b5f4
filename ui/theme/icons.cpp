#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "ui/theme/palette.h"

namespace digitpad {

namespace {

/// Draws an SVG whose lines are "currentColor" in a colour of the application's palette at that moment.
class TintedIconEngine : public QIconEngine {
public:
    TintedIconEngine(QByteArray svg, IconTint tint) : m_svg(std::move(svg)), m_tint(tint) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        QByteArray svg = m_svg;
        svg.replace("currentColor", color(mode, state).name().toLatin1());
        QSvgRenderer(svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new TintedIconEngine(m_svg, m_tint); }
    bool isNull() override { return m_svg.isEmpty(); }

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const {
        const Palette colors = currentPalette();
        if (mode == QIcon::Disabled) return colors.disabledText;
        switch (m_tint) {
            case IconTint::OnAccent:
                return colors.onAccent;
            case IconTint::Muted:
                return colors.mutedText;
            case IconTint::Wrong:
                return colors.wrong;
            case IconTint::Text:
                break;
        }
        return state == QIcon::On ? colors.accent : colors.text;
    }

    QByteArray m_svg;
    IconTint m_tint;
};

} // namespace

QIcon themedIcon(const QString& name, IconTint tint) {
    QFile file(":/icons/" + name + ".svg");
    Q_ASSERT_X(file.exists(), "themedIcon", qPrintable(name));
    return file.open(QIODevice::ReadOnly) ? QIcon(new TintedIconEngine(file.readAll(), tint)) : QIcon();
}

QIcon applicationIcon() {
    return QIcon(":/icons/digitpad.svg");
}

} // namespace digitpad
