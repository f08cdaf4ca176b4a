package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.analysis.Analyzer;
import io.github.redshiftdeploy.sql.analysis.Effects;
import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.sql.parser.Parsed;
import io.github.redshiftdeploy.sql.parser.Problem;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.sql.tree.Walk;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of every text that is parsed. */
final class ParserLaws {

    private final SqlParser parser = new SqlParser();
    private long accepted;

    /** Returns the law that a text breaks, in words that are the same for texts that break it in the same way. */
    Optional<String> broken(String text) {
        try {
            return check(text);
        } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
            StackTraceElement[] frames = thrown.getStackTrace();
            return Optional.of("throws " + thrown.getClass().getSimpleName()
                    + (frames.length == 0 || thrown instanceof StackOverflowError ? "" : " at " + frames[0]));
        }
    }

    /** Returns how many texts had nothing wrong in them. */
    long accepted() {
        return accepted;
    }

    private Optional<String> check(String text) {
        String tokens = Lexer.tokens(text).stream()
                .map((Token token) -> token.text(text))
                .collect(Collectors.joining());
        if (!tokens.equals(text)) {
            return Optional.of("the tokens put together are not the text");
        }
        StatementKind.of(text);
        Parsed parsed = parser.parse(text);
        return Stream.of(problems(parsed, text), tree(parsed, text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> problems(Parsed parsed, String text) {
        for (Problem problem : parsed.problems()) {
            if (isOutside(problem.at(), text)) {
                return Optional.of("a problem is outside of the text: " + problem.code());
            }
            if (problem.notes().stream().anyMatch(note -> isOutside(note.at(), text))) {
                return Optional.of("a note is outside of the text: " + problem.code());
            }
        }
        return Optional.empty();
    }

    private Optional<String> tree(Parsed parsed, String text) {
        Command tree = parsed.tree();
        if (tree == null) {
            return parsed.problems().isEmpty() ? Optional.of("neither a tree nor a problem") : Optional.empty();
        }
        Places places = new Places(text);
        places.node(tree);
        Effects effects = new Analyzer().analyze(tree);
        if (places.outside.isPresent()
                || Stream.concat(effects.direct().stream(), effects.deferred().stream())
                        .anyMatch(effect -> isOutside(effect.at(), text))) {
            return Optional.of("outside of the text: " + places.outside.orElse("an effect"));
        }
        return parsed.problems().isEmpty() ? printed(tree) : Optional.empty();
    }

    private Optional<String> printed(Command tree) {
        accepted++;
        String sql = Printer.print(tree);
        Parsed again = parser.parse(sql);
        Command copy = again.tree();
        if (copy == null || !again.problems().isEmpty()) {
            return Optional.of(
                    "the printed tree has problems: " + tree.getClass().getSimpleName() + ", "
                            + again.problems().get(0).code());
        }
        return Shape.difference(tree, copy).map(where -> "the printed tree is another one: " + where);
    }

    private static boolean isOutside(int at, String text) {
        return at < 0 || at > text.length();
    }

    /** Looks for a node whose place is outside of the text. */
    private static final class Places extends Walk {

        private final String text;
        private Optional<String> outside = Optional.empty();

        private Places(String text) {
            this.text = text;
        }

        @Override
        protected void visit(Node node) {
            if (isOutside(node.at(), text)) {
                outside = Optional.of(node.getClass().getSimpleName());
            }
            into(node);
        }
    }
}
