package io.github.redshiftdeploy.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the list: where an input is put, its name, and the input as it is written in the list. There {@code \n \r \t
 * \\ \xhh \u005cuhhhh} are characters, <code>{n*text}</code> is a text many times, and {@code \b} says that what
 * follows are bytes.
 */
record HostileInput(String kind, String name, String codes, String written) {

    private static final Pattern TIMES = Pattern.compile("\\{(\\d+)\\*(.*?[^}]|}|\\$\\{p})}(?!})|\\{(\\d+)\\*}}");
    private static final Pattern SIGN = Pattern.compile("\\\\(n|r|t|b|\\\\|x[0-9a-f]{2}|u[0-9A-F]{4})");

    static List<HostileInput> all(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 4))
                .map(cells -> new HostileInput(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    String row(String found) {
        return String.join("\t", kind, name, found, written) + "\n";
    }

    String text() {
        return read().replace("\b", "");
    }

    byte[] bytes() {
        String text = read();
        int from = text.indexOf('\b');
        if (from < 0) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.substring(0, from).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(text.substring(from + 1).getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    private String read() {
        String all = TIMES.matcher(written)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(3) != null
                                ? "}".repeat(Integer.parseInt(found.group(3)))
                                : found.group(2).repeat(Integer.parseInt(found.group(1)))));
        return SIGN.matcher(all).replaceAll(found -> Matcher.quoteReplacement(sign(found.group(1))));
    }

    private static String sign(String code) {
        return switch (code.charAt(0)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'b' -> "\b";
            case '\\' -> "\\";
            default -> String.valueOf((char) Integer.parseInt(code.substring(1), 16));
        };
    }
}
