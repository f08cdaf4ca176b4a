package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of models, and what each has for a value. */
enum ModelSetting {
    /** How far apart the rows of a forecast are. The guide calls it a number, and gives strings. */
    FREQUENCY(Form.ANY),
    HORIZON(Form.NUMBER),
    KMS_KEY_ID(Form.STRING),
    MAX_BATCH_ROWS(Form.NUMBER),
    MAX_CELLS(Form.NUMBER),
    MAX_RUNTIME(Form.NUMBER),
    PERCENTILES(Form.STRING),
    S3_BUCKET(Form.STRING),
    S3_GARBAGE_COLLECT("ON", "OFF"),
    TAGS(Form.STRING),
    MODEL_ID(Form.STRING, true),
    PROMPT(Form.STRING, true),
    REQUEST_TYPE(true, "RAW", "UNIFIED"),
    RESPONSE_TYPE(true, "VARCHAR", "SUPER"),
    SUFFIX(Form.STRING, true);

    /** What a value is. */
    private enum Form {
        ANY,
        NUMBER,
        STRING,
        WORD
    }

    private final Form form;
    private final boolean external;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<String> words;

    ModelSetting(Form form) {
        this(form, false);
    }

    ModelSetting(Form form, boolean external) {
        this.form = form;
        this.external = external;
        this.words = List.of();
    }

    ModelSetting(String... words) {
        this(false, words);
    }

    ModelSetting(boolean external, String... words) {
        this.form = Form.WORD;
        this.external = external;
        this.words = List.of(words);
    }

    /** Returns the names of the settings of models at Bedrock, or of those that are trained or called elsewhere. */
    static Set<String> names(boolean external) {
        return Stream.of(values())
                .filter(setting -> setting.external == external)
                .map(ModelSetting::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Optional<ModelSetting> of(String name) {
        return Stream.of(values())
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }

    /** Reads the value. */
    Node value(Grammar grammar) {
        String where = "after '" + name() + "'";
        if (grammar.atPlaceholder()) {
            return grammar.expressions.constant();
        }
        return switch (form) {
            case NUMBER -> constant(grammar, grammar.tokens.atNumber(), "a number", where);
            case STRING -> constant(grammar, grammar.tokens.atString(), "a string", where);
            case ANY -> constant(grammar, grammar.tokens.atString() || grammar.tokens.atNumber(), "a string", where);
            case WORD -> grammar.oneOf(where, words.toArray(String[]::new));
        };
    }

    private static Node constant(Grammar grammar, boolean there, String what, String where) {
        if (!there) {
            throw grammar.tokens.expected(what, where);
        }
        return grammar.expressions.constant();
    }
}
