package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.NodeWriter;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Relation;
import io.github.redshiftdeploy.sql.tree.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** Makes statements of other statements' parts: where one has an expression, it puts an expression of another one. */
final class Grafts {

    private static final List<Class<?>> FAMILIES =
            List.of(Expression.class, Query.class, Relation.class, PlStatement.class, Command.class);

    private final Random random;
    private final List<Command> trees;
    private final Map<Class<?>, List<Node>> nodes = new HashMap<>();

    Grafts(Random random, List<String> statements) {
        this.random = random;
        SqlParser parser = new SqlParser();
        trees = statements.stream()
                .map(parser::parse)
                .filter(parsed -> parsed.problems().isEmpty())
                .map(parsed -> Objects.requireNonNull(parsed.tree()))
                .toList();
        trees.forEach(tree -> new Walk() {
            @Override
            protected void visit(Node node) {
                nodes.computeIfAbsent(family(node), family -> new ArrayList<>()).add(node);
                into(node);
            }
        }.node(tree));
    }

    /** Returns a statement in which some parts come from others. */
    String next() {
        Text text = new Text(2 + random.nextInt(20));
        trees.get(random.nextInt(trees.size())).parts(text);
        return text.toString();
    }

    private static Class<?> family(Node node) {
        return Stream.concat(FAMILIES.stream(), Stream.of(node.getClass()))
                .filter(family -> family.isInstance(node))
                .findFirst()
                .orElseThrow();
    }

    /** A text in which one of so many parts is another one. */
    private final class Text extends NodeWriter {

        private final int seldom;
        private final StringBuilder sql = new StringBuilder();

        private Text(int seldom) {
            this.seldom = seldom;
        }

        @Override
        public NodeWriter word(String words) {
            sql.append(words).append(' ');
            return this;
        }

        @Override
        public NodeWriter name(String name, boolean quoted) {
            return word(quoted ? '"' + name.replace("\"", "\"\"") + '"' : name);
        }

        @Override
        public NodeWriter node(Node node) {
            if (random.nextInt(seldom) > 0) {
                node.parts(this);
                return this;
            }
            List<Node> others = nodes.getOrDefault(family(node), List.of(node));
            return word(Printer.print(others.get(random.nextInt(others.size()))));
        }

        @Override
        public NodeWriter quoted(Node node) {
            Text text = new Text(seldom);
            text.node(node);
            String tag = "$t" + Integer.toHexString(random.nextInt()) + "$";
            return word(tag + " " + text + tag);
        }

        @Override
        public String toString() {
            return sql.toString();
        }
    }
}
