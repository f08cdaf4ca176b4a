package io.github.redshiftdeploy.local.aws;

/** Answers as the query services write them. */
final class Xml {

    private final StringBuilder text = new StringBuilder();

    private Xml() {}

    static String answer(Operation operation, Fields result) {
        String name = operation.wireName();
        Xml xml = new Xml();
        xml.text.append('<').append(name).append("Response xmlns=\"");
        xml.text.append(operation.service().namespace()).append("\">");
        xml.element(name + "Result", result);
        xml.element("ResponseMetadata", Fields.of("RequestId", Reply.requestId()));
        return xml.close(name + "Response");
    }

    static String error(String code, String message) {
        Xml xml = new Xml();
        xml.text.append("<ErrorResponse>");
        xml.element("Error", Fields.of("Type", "Sender").with("Code", code).with("Message", message));
        xml.element("RequestId", Reply.requestId());
        return xml.close("ErrorResponse");
    }

    private void element(String name, Object value) {
        text.append('<').append(name).append('>');
        if (value instanceof Fields fields) {
            fields.forEach(this::element);
        } else {
            text.append(escape(value.toString()));
        }
        close(name);
    }

    private String close(String name) {
        return text.append("</").append(name).append('>').toString();
    }

    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\n', '\r', '\t' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(Character.isISOControl(c) ? '?' : c);
            }
        });
        return escaped.toString();
    }
}
