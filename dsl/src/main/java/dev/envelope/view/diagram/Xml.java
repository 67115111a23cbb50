package dev.envelope.view.diagram;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The JDK's XML writer, which escapes, in the few words that an SVG needs. */
final class Xml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    private interface Step {
        void write() throws XMLStreamException;
    }

    Xml() {
        try {
            writer = FACTORY.createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the JDK's XML writer is not to be had", e);
        }
    }

    Xml open(String tag) {
        return step(() -> writer.writeStartElement(tag));
    }

    Xml with(String attribute, String value) {
        return step(() -> writer.writeAttribute(attribute, value));
    }

    Xml with(String attribute, double value) {
        return with(attribute, Outline.number(value));
    }

    Xml text(String content) {
        return step(() -> writer.writeCharacters(content));
    }

    /** One line of letters with its base line at y. */
    Xml text(String content, Lettering lettering, double x, double y, String anchor, String color) {
        open("text").with("x", x).with("y", y).with("font-size", lettering.size());
        if (lettering.bold()) {
            with("font-weight", "bold");
        }
        if (!anchor.equals("start")) {
            with("text-anchor", anchor);
        }
        return with("fill", color).text(content).close();
    }

    Xml close() {
        return step(writer::writeEndElement);
    }

    private Xml step(Step step) {
        try {
            step.write();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
