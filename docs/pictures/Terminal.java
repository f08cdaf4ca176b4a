import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows what commands printed on a terminal as a page that looks like one. */
final class Terminal {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[([\\d;]*)m");

    private static final Map<String, String> STYLES =
            Map.of("1;31", "red", "1;33", "yellow", "1;34", "blue", "1", "bold", "32", "green", "1;32", "green", "36", "cyan");

    private static final String FRAME =
            """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="UTF-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>A deployment on a terminal</title>
            <style>
              body { margin: 0; padding: 14px 18px; background: #0d1117; color: #d1d7e0; }
              pre { margin: 0; font: 13px/19px "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
              .command { color: #fff; font-weight: 700; }
              .red { color: #ff7b72; font-weight: 700; } .yellow { color: #e3b341; font-weight: 700; }
              .blue { color: #79c0ff; } .green { color: #7ee787; } .cyan { color: #76e3ea; } .bold { font-weight: 700; }
            </style>
            <pre><!-- lines --></pre>
            <script>document.body.dataset.height = Math.ceil(document.documentElement.getBoundingClientRect().height);</script>
            """;

    private Terminal() {}

    /** Argument: the log, in which a line that begins with {@code $} is a command. Prints the page. */
    public static void main(String[] arguments) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8);
        System.out.print(
                FRAME.replace("<!-- lines -->", lines.stream().map(Terminal::html).collect(Collectors.joining("\n"))));
    }

    private static String html(String line) {
        if (line.startsWith("$ ")) {
            return "<span class=\"command\">" + escape(line) + "</span>";
        }
        StringBuilder html = new StringBuilder();
        Matcher colour = COLOUR.matcher(line);
        int from = 0;
        boolean open = false;
        while (colour.find()) {
            html.append(escape(line.substring(from, colour.start())));
            from = colour.end();
            html.append(open ? "</span>" : "");
            open = STYLES.containsKey(colour.group(1));
            html.append(open ? "<span class=\"" + STYLES.get(colour.group(1)) + "\">" : "");
        }
        return html.append(escape(line.substring(from))).append(open ? "</span>" : "").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
