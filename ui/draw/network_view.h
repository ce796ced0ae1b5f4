// The 28x28 image the network was shown, each of its pixels a crisp square.
#pragma once

#include <QWidget>
#include <optional>

#include "core/data/digit_image.h"

namespace digitpad {

class NetworkView : public QWidget {
    Q_OBJECT
public:
    explicit NetworkView(QWidget* parent = nullptr);

    /// Nothing shows an empty field.
    void show(const std::optional<DigitImage>& image);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<DigitImage> m_image;
};

} // namespace digitpad
