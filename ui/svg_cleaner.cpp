#include "ui/svg_cleaner.h"

#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>
#include <utility>

#include "core/error.h"
#include "core/printable.h"
#include "ui/picture_decoder.h"
#include "ui/svg_references.h"

namespace digitpad {

namespace {

constexpr auto kRemedy = "Export it from a drawing program as PNG";
/// Drawing programs nest groups ten or twenty deep.  Qt takes a few hundred bytes of the stack a level, once
/// for each of the references that SvgReferences lets be chained.
constexpr int kMaxDepth = 100;
/// References to entities; drawing programs use some for a dozen names of namespaces.
constexpr qsizetype kMaxEntities = 10'000;
constexpr int kMaxEntityLength = 256;
/// Characters of style sheets times the elements that they are matched with: about a second of Qt's work.
constexpr qint64 kMaxStyling = 100'000'000;

bool isDrawn(const QString& element) {
    static const QSet<QString> kDrawn{
        "svg",       "g",      "a",       "defs",           "switch",         "symbol",   "path",
        "rect",      "circle", "ellipse", "line",           "image",          "polyline", "polygon",
        "text",      "tspan",  "use",     "linearGradient", "radialGradient", "stop",     "style",
        "solidColor"};
    return kDrawn.contains(element);
}

/// Without what a style would have from elsewhere: imported sheets, and anything but url(#id).
QString withoutReferences(QString css) {
    static const QRegularExpression kImport("@import[^;]*;?", QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kUrl(R"(url\s*\((?!\s*['"]?\s*#)[^)]*\)?)",
                                         QRegularExpression::CaseInsensitiveOption);
    return css.remove(kImport).replace(kUrl, "none");
}

QString idIn(const QXmlStreamAttributes& attributes) {
    const auto id = attributes.value("id");
    return (id.isEmpty() ? attributes.value("xml:id") : id).toString();
}

QString referenceIn(const QXmlStreamAttributes& attributes) {
    const auto reference = attributes.value("xlink:href");
    return (reference.isEmpty() ? attributes.value("href") : reference).trimmed().toString();
}

class Cleaner {
public:
    Cleaner(const QByteArray& source, const std::string& where)
        : m_source(source), m_where(where), m_reader(source), m_writer(&m_clean.xml) {
        m_reader.setNamespaceProcessing(false); // as Qt's own reader: many files lack declarations
        m_reader.setEntityExpansionLimit(kMaxEntityLength);
    }

    CleanSvg run() {
        while (!m_reader.atEnd()) next();
        if (m_reader.hasError())
            throw Error(m_where,
                        "the picture is damaged: " + m_reader.errorString().toStdString() + " in line " +
                            std::to_string(m_reader.lineNumber()),
                        "Save it again with another program");
        if (m_styleLength * m_elements > kMaxStyling) refuse("it has too many styles to be drawn");
        m_references.drawnSize(m_where);
        return std::move(m_clean);
    }

private:
    [[noreturn]] void refuse(const std::string& what) const { throw Error(m_where, what, kRemedy); }
    [[noreturn]] void refuseOther(const QString& name) const {
        refuse("it takes a part from outside the file, '" + printable(name.toStdString()) + "'");
    }

    void next() {
        switch (m_reader.readNext()) {
            case QXmlStreamReader::StartElement:
                return begin();
            case QXmlStreamReader::EndElement:
                return end();
            case QXmlStreamReader::Characters:
                return characters();
            case QXmlStreamReader::DTD:
                return requireHarmlessEntities();
            case QXmlStreamReader::ProcessingInstruction:
                if (m_reader.processingInstructionTarget() == u"xml-stylesheet")
                    refuseOther(m_reader.processingInstructionData().toString());
                return;
            default:
                return;
        }
    }

    void requireHarmlessEntities() const {
        const auto entities = m_reader.entityDeclarations();
        for (const QXmlStreamEntityDeclaration& entity : entities)
            if (!entity.systemId().isEmpty()) refuseOther(entity.systemId().toString());
        if (!entities.isEmpty() && m_source.count('&') > kMaxEntities) refuse("it has too many entities");
    }

    void begin() {
        QString name = m_reader.name().toString();
        if (name.startsWith("svg:")) name.remove(0, 4);
        const bool isRoot = m_elements == 0;
        if (isRoot && name != "svg") throw Error(m_where, kNoPicture, kPictureFormats);
        if (m_open.size() + m_left >= kMaxDepth) refuse("it is nested too deep");
        if (m_left > 0 || !isDrawn(name) || (name == "svg" && !isRoot)) {
            ++m_left;
            return;
        }
        ++m_elements;
        m_open << name;
        if (name == "text") m_clean.hasText = true;
        writeBegin(name, m_reader.attributes());
    }

    /// Qt takes lengths beyond its integers for anything.
    void requireSensibleSide(const QString& length) const {
        static const QRegularExpression kNumber(R"(^\s*[-+]?[\d.]*(e[-+]?\d+)?)",
                                                QRegularExpression::CaseInsensitiveOption);
        if (kNumber.match(length).captured().toDouble() > kMaxPicturePixels)
            refuse("the picture is too large: " + printable(length.toStdString()) + " wide or high");
    }

    void writeBegin(const QString& name, const QXmlStreamAttributes& attributes) {
        if (name == "symbol") m_writer.writeStartElement("defs"); // which Qt 6.4 draws where it stands
        m_writer.writeStartElement(name == "symbol" ? QString("g") : name);
        if (name == "svg") {
            requireSensibleSide(attributes.value("width").toString());
            requireSensibleSide(attributes.value("height").toString());
            m_writer.writeAttribute("xmlns", "http://www.w3.org/2000/svg");
            m_writer.writeAttribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
        }
        const QString id = idIn(attributes);
        const bool isNamed = !id.isEmpty() && !m_references.has(id);
        if (isNamed) m_writer.writeAttribute("id", id);
        const QString target = writeReference(name, referenceIn(attributes));
        m_references.open(isNamed ? id : QString(), target, writeAttributes(attributes));
    }

    /// What an element takes from another place.  Returns the id that a <use> draws, empty for other
    /// elements.
    QString writeReference(const QString& name, const QString& reference) {
        if (reference.isEmpty()) return {};
        if (name == "image") m_writer.writeAttribute("xlink:href", embedded(reference));
        if (name != "use" && !name.endsWith("Gradient")) return {};
        if (!reference.startsWith('#')) refuseOther(reference);
        m_writer.writeAttribute("xlink:href", reference);
        return reference.mid(1);
    }

    /// All others.  Returns their size.
    qint64 writeAttributes(const QXmlStreamAttributes& attributes) {
        constexpr qint64 kElement = 10; // what one without attributes costs
        qint64 size = kElement;
        for (const QXmlStreamAttribute& attribute : attributes) {
            const QString name = attribute.qualifiedName().toString();
            const bool isOther = name.contains(':') && name != "xml:space";
            if (isOther || name == "id" || name == "href" || name.startsWith("xmlns")) continue;
            const QString value = withoutReferences(attribute.value().toString());
            m_writer.writeAttribute(name, value);
            size += name.size() + value.size();
        }
        return size;
    }

    /// The data URI, as Qt will read it.
    QString embedded(const QString& reference) {
        const qsizetype comma = reference.indexOf(',');
        const bool isData = reference.startsWith("data:", Qt::CaseInsensitive) && comma > 0;
        if (!isData || !reference.left(comma).endsWith(";base64", Qt::CaseInsensitive))
            refuseOther(reference.left(100));
        QByteArray bytes = QByteArray::fromBase64(reference.mid(comma + 1).toLatin1());
        const QSize size = requireRaster(bytes, m_where + ", a picture in it");
        m_embeddedPixels += qint64(size.width()) * size.height();
        if (m_embeddedPixels > kMaxPicturePixels) refuse("the pictures in it are too large");
        return "data:image/png;base64," + bytes.toBase64(); // Qt looks at the bytes for their format
    }

    void end() {
        if (m_left > 0) {
            --m_left;
            return;
        }
        const QString name = m_open.takeLast();
        if (name == "style") m_writer.writeCharacters(withoutReferences(std::exchange(m_style, {})));
        m_writer.writeEndElement();
        if (name == "symbol") m_writer.writeEndElement();
        m_references.close();
    }

    void characters() {
        if (m_left > 0 || m_open.isEmpty()) return;
        const auto text = m_reader.text();
        if (m_open.last() == "style") {
            m_style += text;
            m_styleLength += text.size();
        } else if (m_open.contains("text")) {
            m_writer.writeCharacters(text.toString());
            m_references.addSize(text.size());
        }
    }

    const QByteArray& m_source;
    const std::string& m_where;
    QXmlStreamReader m_reader;
    CleanSvg m_clean;
    QXmlStreamWriter m_writer;
    SvgReferences m_references;
    QStringList m_open; ///< the elements written, from the root on
    int m_left = 0;     ///< how deep within an element that is left out
    QString m_style;    ///< of the <style> that is open
    qint64 m_elements = 0;
    qint64 m_styleLength = 0;
    qint64 m_embeddedPixels = 0;
};

} // namespace

CleanSvg cleanSvg(const QByteArray& source, const std::string& where) {
    return Cleaner(source, where).run();
}

} // namespace digitpad
