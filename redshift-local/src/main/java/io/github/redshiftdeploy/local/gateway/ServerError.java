package io.github.redshiftdeploy.local.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The fields of an error or a notice, by their letters: {@code S}everity, {@code C}ode, {@code M}essage,
 * {@code P}osition …
 */
record ServerError(Map<Character, String> fields) {
    private static final Map<Character, String> SHOWN = shownFields();

    private static Map<Character, String> shownFields() {
        Map<Character, String> shown = new LinkedHashMap<>();
        shown.put('D', "Detail");
        shown.put('H', "Hint");
        shown.put('P', "Position");
        shown.put('W', "Where");
        return shown;
    }

    static ServerError of(byte[] body) {
        Map<Character, String> fields = new LinkedHashMap<>();
        int index = 0;
        while (index < body.length && body[index] != 0) {
            String value = Messages.text(body, index + 1);
            fields.put((char) body[index], value);
            index = Messages.end(body, index + 1) + 1;
        }
        return new ServerError(fields);
    }

    /** Returns this error with its position, if it has one, replaced; a position of 0 or less is left out. */
    ServerError movedBy(IntUnaryOperator positions) {
        String position = fields.get('P');
        if (position == null) {
            return this;
        }
        Map<Character, String> moved = new LinkedHashMap<>(fields);
        int original = positions.applyAsInt(Integer.parseInt(position));
        if (original > 0) {
            moved.put('P', Integer.toString(original));
        } else {
            moved.remove('P');
        }
        return new ServerError(moved);
    }

    /** Returns this error without the traces of a block that a translation, not the client, has written. */
    ServerError withoutBlock() {
        String where = fields.get('W');
        if (where == null) {
            return this;
        }
        String kept = where.lines()
                .filter(line -> !line.startsWith("PL/pgSQL function inline_code_block"))
                .collect(Collectors.joining("\n"));
        Map<Character, String> shown = new LinkedHashMap<>(fields);
        if (kept.isEmpty()) {
            shown.remove('W');
        } else {
            shown.put('W', kept);
        }
        return new ServerError(shown);
    }

    /** Returns this error with its message and each line of its context in other words, or left out. */
    ServerError inWordsOf(UnaryOperator<String> words) {
        Map<Character, String> said = new LinkedHashMap<>(fields);
        said.computeIfPresent('M', (letter, message) -> words.apply(message));
        said.computeIfPresent('W', (letter, where) -> {
            String kept = where.lines()
                    .filter(line -> line.isEmpty() || !words.apply(line).isEmpty())
                    .map(words)
                    .collect(Collectors.joining("\n"));
            return kept.isEmpty() ? null : kept;
        });
        return new ServerError(said);
    }

    /** Returns it as Amazon's driver shows it: the message, and what goes with it on lines of their own. */
    String shown() {
        StringBuilder text = new StringBuilder(fields.getOrDefault('S', "ERROR"))
                .append(": ")
                .append(message());
        SHOWN.forEach((letter, name) -> {
            String value = fields.get(letter);
            if (value != null) {
                text.append("\n  ").append(name).append(": ").append(value);
            }
        });
        return text.toString();
    }

    /** Returns how bad it is, in the same words whatever the language of the server. */
    String severity() {
        return fields.getOrDefault('V', "ERROR");
    }

    String sqlState() {
        return fields.getOrDefault('C', "XX000");
    }

    String message() {
        return fields.getOrDefault('M', "");
    }

    byte[] body() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fields.forEach((letter, value) -> {
            out.write(letter);
            out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
            out.write(0);
        });
        out.write(0);
        return out.toByteArray();
    }
}
