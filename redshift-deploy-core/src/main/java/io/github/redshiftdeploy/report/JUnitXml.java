package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.diagnostic.Severity;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** {@code TEST-validate.xml}: a test a script, as JUnit would tell it; many servers show such files. */
final class JUnitXml {

    private static final String SUITE = "redshift-deploy.validate";

    private final XMLStreamWriter xml;
    private final FailOn failOn;

    private JUnitXml(XMLStreamWriter xml, FailOn failOn) {
        this.xml = xml;
        this.failOn = failOn;
    }

    static void write(Validation validation, FailOn failOn, Writer text) {
        try {
            // Not the factory that some other jar brings along.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml, failOn).write(validation);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the text cannot be written as XML", e);
        }
    }

    private void write(Validation validation) throws XMLStreamException {
        boolean set = !validation.mistakes().isEmpty();
        long failures = validation.scripts().stream()
                        .filter(script -> fails(script.findings()))
                        .count()
                + (fails(validation.mistakes()) ? 1 : 0);
        xml.writeStartDocument("UTF-8", "1.0");
        indent("");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("tests", Integer.toString(validation.scripts().size() + (set ? 1 : 0)));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(validation.elapsed()));
        if (set) {
            writeTest("the set of scripts", Duration.ZERO, validation.mistakes());
        }
        for (CheckedScript script : validation.scripts()) {
            writeTest(script.name(), script.elapsed(), script.findings());
        }
        indent("");
        xml.writeEndElement();
        xml.writeEndDocument();
        indent("");
    }

    private void writeTest(String name, Duration elapsed, List<Diagnostic> findings) throws XMLStreamException {
        indent("  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("name", line(name));
        xml.writeAttribute("time", seconds(elapsed));
        if (!findings.isEmpty()) {
            indent("    ");
            writeFindings(findings);
            indent("  ");
        }
        xml.writeEndElement();
    }

    private void writeFindings(List<Diagnostic> findings) throws XMLStreamException {
        boolean fails = fails(findings);
        xml.writeStartElement(fails ? "failure" : "system-out");
        if (fails) {
            Diagnostic first = findings.stream().filter(this::fails).findFirst().orElseThrow();
            xml.writeAttribute("type", first.code().id());
            xml.writeAttribute("message", line(first.message()));
        }
        xml.writeCharacters(text(findings.stream().map(Diagnostic::render).collect(Collectors.joining("\n\n"))));
        xml.writeEndElement();
    }

    private boolean fails(List<Diagnostic> findings) {
        return findings.stream().anyMatch(this::fails);
    }

    private boolean fails(Diagnostic finding) {
        return switch (failOn) {
            case ERROR -> finding.severity() == Severity.ERROR;
            case WARNING -> true;
            case NEVER -> false;
        };
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
