package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.report.JUnitSuite.Test;
import io.github.redshiftdeploy.report.JUnitSuite.Verdict;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the XML of JUnit, which many servers show. */
final class JUnitXml {

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(JUnitSuite suite, Writer text) {
        try {
            // Not the factory that some other jar brings along.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).write(suite);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the text cannot be written as XML", e);
        }
    }

    private void write(JUnitSuite suite) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        indent("");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", suite.name());
        xml.writeAttribute("tests", Integer.toString(suite.tests().size()));
        xml.writeAttribute("failures", Long.toString(suite.count(Verdict.FAILED)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", Long.toString(suite.count(Verdict.SKIPPED)));
        xml.writeAttribute("time", seconds(suite.elapsed()));
        for (Test test : suite.tests()) {
            write(suite, test);
        }
        indent("");
        xml.writeEndElement();
        xml.writeEndDocument();
        indent("");
    }

    private void write(JUnitSuite suite, Test test) throws XMLStreamException {
        indent("  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite.name());
        xml.writeAttribute("name", line(test.name()));
        xml.writeAttribute("time", seconds(test.elapsed()));
        boolean plain = test.verdict() == Verdict.PASSED && test.text().isEmpty();
        if (!plain) {
            indent("    ");
            writeVerdict(test);
            indent("  ");
        }
        xml.writeEndElement();
    }

    private void writeVerdict(Test test) throws XMLStreamException {
        xml.writeStartElement(
                switch (test.verdict()) {
                    case PASSED -> "system-out";
                    case FAILED -> "failure";
                    case SKIPPED -> "skipped";
                });
        if (test.verdict() == Verdict.FAILED) {
            xml.writeAttribute("type", test.type());
        }
        if (test.verdict() != Verdict.PASSED) {
            xml.writeAttribute("message", line(test.message()));
        }
        xml.writeCharacters(text(test.text()));
        xml.writeEndElement();
    }

    private void indent(String indent) throws XMLStreamException {
        xml.writeCharacters("\n" + indent);
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).toPlainString();
    }

    /** Returns a text of many lines, none of which a log would obey. */
    private static String text(String text) {
        return text.lines().map(JUnitXml::line).collect(Collectors.joining("\n"));
    }

    /** XML has no way to write some characters, and some servers print what is in it. */
    private static String line(String text) {
        return Printable.line(text).replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
    }
}
