package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads {@code ordering.yaml}, keeping the line and column of everything, so that each mistake is shown where it is.
 */
final class OrderingFile {

    static final String NAME = "ordering.yaml";

    /** Room for some hundred thousand scripts. */
    private static final int LONGEST = 64 * 1024 * 1024;

    /** What stands in the place of a list when what the scripts do decides their order. */
    private static final String DEPENDENCIES = "dependencies";

    private static final List<String> KEYS = List.of("order", "unlisted");
    private static final List<String> ENTRY_KEYS = Stream.of(
                    Stream.of("file"), Options.NAMES.stream(), Stream.of(Options.TARGETS))
            .flatMap(names -> names)
            .toList();

    private final Path file;
    private final String name;
    private final List<Diagnostic> mistakes = new ArrayList<>();
    private int more;
    private List<String> lines = List.of();

    private OrderingFile(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /** Tells whether a file of this name was probably meant as an ordering. */
    static boolean isNearly(String name) {
        return name.equalsIgnoreCase("ordering.yaml") || name.equalsIgnoreCase("ordering.yml");
    }

    /**
     * Reads an ordering.
     *
     * @param name how messages call the file
     * @throws DiagnosticException with every mistake in it
     */
    static Ordering read(Path file, String name) throws IOException {
        OrderingFile reader = new OrderingFile(file, name);
        Ordering ordering = reader.ordering(reader.compose());
        if (reader.more > 0) {
            reader.mistakes.add(Diagnostic.error(
                            ScriptCode.MALFORMED_ORDERING,
                            reader.more + (reader.more == 1 ? " more mistake" : " more mistakes"))
                    .at(Place.file(name)));
        }
        if (!reader.mistakes.isEmpty()) {
            throw new DiagnosticException(reader.mistakes);
        }
        return ordering;
    }

    private Node compose() throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setLabel(name).setCodePointLimit(LONGEST).build();
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            lines = List.of(text.replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1));
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new DiagnosticException(
                            Diagnostic.error(ScriptCode.MALFORMED_ORDERING, "the ordering is empty")
                                    .at(Place.file(name))
                                    .help("list the scripts under 'order:', or remove the file")));
        } catch (MarkedYamlEngineException e) {
            throw new DiagnosticException(
                    malformed(String.valueOf(e.getProblem()), e.getProblemMark().orElse(null)), e);
        } catch (CharacterCodingException e) {
            throw new DiagnosticException(malformed("the file is not UTF-8", null), e);
        } catch (YamlEngineException e) {
            throw new DiagnosticException(malformed(String.valueOf(e.getMessage()), null), e);
        } catch (StackOverflowError e) {
            throw new DiagnosticException(malformed("it is nested too deeply", null), e);
        }
    }

    private Diagnostic malformed(String problem, @Nullable Mark mark) {
        return Diagnostic.error(ScriptCode.MALFORMED_ORDERING, "not valid YAML: " + problem)
                .at(mark == null ? Place.file(name) : place(mark))
                .help(advice(mark == null ? "" : line(mark).strip()));
    }

    private static String advice(String line) {
        if (line.matches("(-\\s*|file:\\s*)+\\*.*")) {
            return "put a glob that begins with '*' in quotes: '  - \"*.sql\"'";
        }
        if (line.contains("\\")) {
            return "write names with '/'";
        }
        return "each script stands on a line of its own, in UTF-8: '  - tables/orders.sql'";
    }

    private Ordering ordering(Node node) {
        if (node instanceof SequenceNode list) {
            return new Ordering(name, entries(list), Ordering.Unlisted.ERROR, false);
        }
        if (!(node instanceof MappingNode mapping)) {
            mistake(node, ScriptCode.MALFORMED_ORDERING, "expected a list of scripts, or 'order:' with such a list");
            return new Ordering(name, List.of(), Ordering.Unlisted.ERROR, false);
        }
        requireOnce(mapping);
        List<Ordering.Entry> entries = List.of();
        Ordering.Unlisted unlisted = Ordering.Unlisted.ERROR;
        boolean ordered = false;
        boolean byDependencies = false;
        for (NodeTuple pair : mapping.getValue()) {
            String key = text(pair.getKeyNode());
            if (key.equals("order")) {
                ordered = true;
                byDependencies = text(pair.getValueNode()).equals(DEPENDENCIES);
                entries = byDependencies ? List.of() : order(pair.getValueNode());
            } else if (key.equals("unlisted")) {
                unlisted = unlisted(pair.getValueNode());
            } else {
                unknown(pair.getKeyNode(), key, KEYS);
            }
        }
        if (!ordered) {
            mistake(node, ScriptCode.MALFORMED_ORDERING, "the ordering has no 'order:'");
        }
        if (byDependencies) {
            refuseUnlisted(mapping);
            return new Ordering(name, List.of(), Ordering.Unlisted.LAST, true);
        }
        return new Ordering(name, entries, unlisted, false);
    }

    private void refuseUnlisted(MappingNode mapping) {
        mapping.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .filter(key -> text(key).equals("unlisted"))
                .forEach(key -> mistake(
                        key,
                        ScriptCode.MALFORMED_ORDERING,
                        "'unlisted' says nothing beside 'order: dependencies', which takes all scripts"));
    }

    private List<Ordering.Entry> order(Node node) {
        if (node instanceof SequenceNode list) {
            return entries(list);
        }
        mistake(node, ScriptCode.MALFORMED_ORDERING, "expected a list of scripts after 'order:'");
        return List.of();
    }

    private Ordering.Unlisted unlisted(Node node) {
        return Choice.of(Ordering.Unlisted.class, text(node)).orElseGet(() -> {
            add(Diagnostic.error(ScriptCode.MALFORMED_ORDERING, "'unlisted' cannot be '" + text(node) + "'")
                    .at(place(node))
                    .help("give " + String.join(", ", Choice.words(Ordering.Unlisted.class))));
            return Ordering.Unlisted.ERROR;
        });
    }

    private List<Ordering.Entry> entries(SequenceNode list) {
        return list.getValue().stream()
                .map(this::entry)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Ordering.Entry> entry(Node node) {
        if (node instanceof ScalarNode && !text(node).isBlank()) {
            return Optional.of(new Ordering.Entry(text(node), Options.NONE, place(node)));
        }
        if (node instanceof MappingNode mapping) {
            return entry(mapping);
        }
        mistake(node, ScriptCode.MALFORMED_ORDERING, "expected the name of a script, or 'file:' with options");
        return Optional.empty();
    }

    private Optional<Ordering.Entry> entry(MappingNode mapping) {
        requireOnce(mapping);
        Options options = Options.NONE;
        String script = null;
        for (NodeTuple pair : mapping.getValue()) {
            String key = text(pair.getKeyNode());
            if (key.equals("file")) {
                script = text(pair.getValueNode());
            } else if (Options.NAMES.contains(key)) {
                options = option(options, key, pair.getValueNode());
            } else if (key.equals(Options.TARGETS)) {
                options = options.on(targets(pair.getValueNode()));
            } else {
                unknown(pair.getKeyNode(), key, ENTRY_KEYS);
            }
        }
        if (script == null || script.isBlank()) {
            mistake(mapping, ScriptCode.MALFORMED_ORDERING, "the entry names no 'file:'");
            return Optional.empty();
        }
        return Optional.of(new Ordering.Entry(script, options, place(mapping)));
    }

    private void requireOnce(MappingNode mapping) {
        Set<String> keys = new HashSet<>();
        for (NodeTuple pair : mapping.getValue()) {
            String key = text(pair.getKeyNode());
            if (!keys.add(key)) {
                mistake(pair.getKeyNode(), ScriptCode.MALFORMED_ORDERING, "'" + key + "' is given twice");
            }
        }
    }

    private Options option(Options options, String key, Node value) {
        Options more = options.with(key, text(value));
        if (more != null) {
            return more;
        }
        add(Diagnostic.error(ScriptCode.MALFORMED_ORDERING, "'" + key + "' cannot be '" + text(value) + "'")
                .at(place(value))
                .help("give " + Options.values(key)));
        return options;
    }

    /** A name, names with commas between them, or a list of names. */
    private TargetList targets(Node node) {
        List<Node> items = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        List<String> names = items.stream()
                .flatMap(item -> Stream.of(text(item).split(",", -1)))
                .map(String::strip)
                .toList();
        if (names.isEmpty() || names.contains("")) {
            mistake(
                    node,
                    ScriptCode.MALFORMED_ORDERING,
                    "expected the name of a target after 'targets:', or a list of names");
            return TargetList.ALL;
        }
        return new TargetList(names, place(node));
    }

    private void unknown(Node node, String key, List<String> known) {
        Diagnostic mistake = Diagnostic.error(ScriptCode.UNKNOWN_KEY, "unknown key '" + key + "'")
                .at(place(node));
        add(mistake.help(Suggestion.of(key, known)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("known keys are " + String.join(", ", known))));
    }

    private void mistake(Node node, ScriptCode code, String message) {
        add(Diagnostic.error(code, message).at(place(node)));
    }

    private void add(Diagnostic mistake) {
        if (mistakes.size() < Ordering.MOST_MISTAKES) {
            mistakes.add(mistake);
        } else {
            more++;
        }
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private Place place(Node node) {
        return node.getStartMark().map(this::place).orElse(Place.file(name));
    }

    private Place place(Mark mark) {
        return new Place(name, mark.getLine() + 1, mark.getColumn() + 1, line(mark));
    }

    private String line(Mark mark) {
        return mark.getLine() < lines.size() ? lines.get(mark.getLine()) : "";
    }
}
