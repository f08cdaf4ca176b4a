package io.github.redshiftdeploy.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a new file, as it is kept in the jar. */
final class Template {

    private static final Pattern MARK = Pattern.compile("@([a-zA-Z]+)@");

    private Template() {}

    /** Returns a text that is the same in every project. */
    static String text(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Template.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    /** Returns a text with values in the place of {@code @name@}. What a value holds is not looked at again. */
    static String filled(String name, Map<String, String> values) throws IOException {
        return MARK.matcher(text(name))
                .replaceAll(mark -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(mark.group(1)))));
    }
}
