package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run prints, and what GitHub's runner takes for a command in it; safe to read while it runs. */
final class Log {

    /** The newer form counts where a line begins, spaces aside; the older one anywhere. */
    private static final Pattern COMMAND =
            Pattern.compile("^\\s*::(?<name>[a-z-]+)(?: [^:]*)?::.*|.*?##\\[(?<old>[a-z-]+)(?: [^]]*)?].*");

    private static final Set<String> KNOWN = Set.of(
            "add-mask",
            "add-matcher",
            "add-path",
            "debug",
            "echo",
            "endgroup",
            "error",
            "group",
            "notice",
            "remove-matcher",
            "save-state",
            "set-env",
            "set-output",
            "stop-commands",
            "warning");

    private static final long PATIENCE_SECONDS = 90;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    void add(String line) {
        lines.add(line);
        Matcher matcher = COMMAND.matcher(line);
        if (matcher.matches()) {
            String name = matcher.group("name") == null ? matcher.group("old") : matcher.group("name");
            if (KNOWN.contains(name)) {
                commands.add(name + "|" + line.strip());
            }
        }
    }

    /** Returns everything that was printed. */
    String text() {
        return String.join("\n", lines);
    }

    /** Returns the commands of a name, as they were printed. */
    List<String> commands(String name) {
        return commands.stream()
                .filter(command -> command.startsWith(name + "|"))
                .map(command -> command.substring(name.length() + 1))
                .toList();
    }

    /** Returns the names of the commands that were given. */
    List<String> commandNames() {
        return commands.stream()
                .map(command -> command.substring(0, command.indexOf('|')))
                .distinct()
                .toList();
    }

    /** Waits until a text is printed. */
    void await(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
        while (lines.stream().noneMatch(line -> line.contains(text))) {
            assertThat(System.nanoTime())
                    .as(() -> "waited in vain for '" + text + "' in:\n" + text())
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }
}
