import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows a difference, the annotations of a log in it, and the summary of a job, as a page like a pull request's. */
final class PullRequest {

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)\\S* \\+(\\d+)\\S* @@.*");

    /** A command of a GitHub workflow that shows something at a line. */
    private static final Pattern COMMAND =
            Pattern.compile("::(error|warning) file=([^,]*),line=(\\d+),col=\\d+,title=([^:]*)::(.*)");

    private final List<Annotation> annotations;
    private final StringBuilder html = new StringBuilder();

    private PullRequest(List<Annotation> annotations) {
        this.annotations = annotations;
    }

    /** Arguments: the page's frame, what {@code git diff} says, what the goal says, its summary. Prints the page. */
    public static void main(String[] arguments) throws IOException {
        String frame = Files.readString(Path.of(arguments[0]));
        PullRequest request = new PullRequest(annotations(lines(arguments[2])));
        System.out.print(frame.replace("<!-- files -->", request.files(lines(arguments[1])))
                .replace("<!-- summary -->", summary(lines(arguments[3]))));
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(Path.of(file));
    }

    private record Annotation(String severity, String file, int line, String title, String message) {

        private String html() {
            return """
                    <tr><td colspan="3"><div class="annotation %s">
                    <div class="where"><b>%s</b> on line %d in <code>%s</code></div>
                    <div class="what"><b>%s</b><pre>%s</pre></div></div></td></tr>
                    """
                    .formatted(
                            severity,
                            severity.equals("error") ? "✖ Check failure" : "⚠ Check warning",
                            line,
                            escape(file),
                            escape(title),
                            escape(message));
        }
    }

    private static List<Annotation> annotations(List<String> log) {
        return log.stream()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .map(command -> new Annotation(
                        command.group(1),
                        decode(command.group(2)),
                        Integer.parseInt(command.group(3)),
                        decode(command.group(4)),
                        decode(command.group(5))))
                .toList();
    }

    private static String decode(String text) {
        return text.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%25", "%");
    }

    private String files(List<String> diff) {
        String file = "";
        int before = 0;
        int after = 0;
        for (String line : diff) {
            Matcher hunk = HUNK.matcher(line);
            if (line.startsWith("+++ b/")) {
                file = line.substring("+++ b/".length());
                html.append(html.isEmpty() ? "" : "</table>\n")
                        .append("<table class=\"file\"><tr><th colspan=\"3\">" + escape(file) + "</th></tr>\n");
            } else if (hunk.matches()) {
                before = Integer.parseInt(hunk.group(1));
                after = Integer.parseInt(hunk.group(2));
                row("hunk", "", "", line);
            } else if (before > 0 && line.startsWith("-")) {
                row("removed", before++, "", line);
            } else if (before > 0 && line.startsWith("+")) {
                row("added", "", after, line);
                annotate(file, after++);
            } else if (before > 0 && line.startsWith(" ")) {
                row("same", before++, after, line);
                annotate(file, after++);
            } else {
                before = 0;
            }
        }
        return html.append("</table>\n").toString();
    }

    private void row(String kind, Object before, Object after, String line) {
        html.append("<tr class=\"%s\"><td>%s</td><td>%s</td><td><pre>%s</pre></td></tr>\n"
                .formatted(kind, before, after, escape(line)));
    }

    private void annotate(String file, int line) {
        for (Annotation annotation : annotations) {
            if (annotation.file().equals(file) && annotation.line() == line) {
                html.append(annotation.html());
            }
        }
    }

    /** Knows as much of Markdown as the summary has: a heading, paragraphs, and a table. */
    private static String summary(List<String> markdown) {
        StringBuilder html = new StringBuilder();
        for (String line : markdown) {
            if (line.startsWith("### ")) {
                html.append("<h3>" + inline(line.substring(4).replace('❌', '✖')) + "</h3>\n"); // A mark that every font has.
            } else if (line.startsWith("| ---")) {
                html.append("");
            } else if (line.startsWith("|")) {
                String cells = inline(line.substring(1, line.lastIndexOf('|')).strip());
                html.append("<tr><td>" + cells.replaceAll("\\s*\\|\\s*", "</td><td>") + "</td></tr>\n");
            } else if (!line.isBlank()) {
                html.append("<p>" + inline(line) + "</p>\n");
            }
        }
        return html.toString().replaceFirst("<tr>", "<table class=\"summary\"><tr>") + "</table>\n";
    }

    /** Lets through what the summary uses and nothing else: names in {@code <code>}, line ends, characters by number. */
    private static String inline(String markdown) {
        return escape(markdown)
                .replaceAll("&lt;(/?code|br)&gt;", "<$1>")
                .replaceAll("&amp;#(\\d+);", "&#$1;");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
