package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.ScriptState;
import io.github.redshiftdeploy.plan.Amendment;
import io.github.redshiftdeploy.plan.ScriptStatus;
import io.github.redshiftdeploy.plan.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what the history of a database says: as tables for people, and as {@code status.json} for programs. */
public final class StatusReport {

    private static final int FORMAT = 1;

    /** A command with more names than these is hard to read; a glob means them too, for it means nothing else. */
    private static final int MOST_NAMES = 5;

    private StatusReport() {}

    /** Returns the tables. */
    public static List<String> lines(Status status) {
        List<String> lines = new ArrayList<>();
        lines.add(tally(status.scripts()));
        Table scripts = new Table("state", "script", "run", "statements", "by deployment");
        status.scripts().forEach(standing -> scripts.add(row(standing)));
        lines.addAll(scripts.lines());
        if (!status.deployments().isEmpty()) {
            lines.add("");
            Table deployments = new Table("deployment", "name", "target", "state", "began (UTC)", "by", "commit");
            status.deployments().forEach(row -> deployments.add(row(row)));
            lines.addAll(deployments.lines());
        }
        Holder holder = status.holder();
        if (holder != null) {
            lines.add("");
            lines.add("running now: " + Printable.line(holder.describe())
                    + (holder.left() < 0 ? "; its lease has expired" : ""));
        }
        return lines;
    }

    /**
     * Returns how to be rid of the scripts whose files are gone.
     *
     * @param options of the command line that lead to the same target and module
     */
    public static List<String> farewell(Status status, List<String> options) {
        int number = status.gone().size();
        if (number == 0) {
            return List.of();
        }
        return List.of(
                "",
                number + (number == 1 ? " missing script has" : " missing scripts have")
                        + " no file any more; when that is meant, let the history forget "
                        + (number == 1 ? "it:" : "them:"),
                Printable.line("  mvn redshift-deploy:repair "
                        + options.stream().map(option -> option + " ").collect(Collectors.joining())
                        + "'-Dredshift.forget=" + pattern(status.gone()) + "'"));
    }

    /** In the name of a file a comma, and what a shell would read, is any character. */
    private static String pattern(List<String> names) {
        return names.size() > MOST_NAMES
                ? "**"
                : names.stream().map(name -> name.replaceAll("[,'\\\\]", "?")).collect(Collectors.joining(","));
    }

    static String tally(List<ScriptStatus> scripts) {
        Map<ScriptStatus.State, Integer> counts = new TreeMap<>();
        scripts.forEach(standing -> counts.merge(standing.state(), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((state, count) -> words.add(count + " " + Choice.word(state)));
        return scripts.size() + (scripts.size() == 1 ? " script: " : " scripts: ") + String.join(", ", words);
    }

    private static String[] row(ScriptStatus standing) {
        ScriptRow row = standing.row();
        return new String[] {
            Choice.word(standing.state()),
            standing.script(),
            standing.run() == null ? "" : Choice.word(standing.run()),
            row == null ? "" : row.committed() + " of " + row.statements(),
            row == null ? "" : row.deployment()
        };
    }

    private static String[] row(DeploymentRow row) {
        String commit = row.audit().commit();
        return new String[] {
            row.id(),
            row.name(),
            row.target(),
            Choice.word(row.state()),
            row.startedAt(),
            row.audit().actor(),
            commit == null ? "" : commit
        };
    }

    /** Returns what an amendment changes, before and after. */
    public static List<String> lines(List<Amendment> amendments) {
        Table table = new Table("script", "before", "after");
        amendments.forEach(amendment -> table.add(
                amendment.after().path(),
                amendment.before() == null ? "never deployed" : words(amendment.before()),
                words(amendment.after())));
        return table.lines();
    }

    private static String words(ScriptRow row) {
        return Choice.word(row.state()) + ", " + row.committed() + " of " + row.statements() + ", text "
                + row.checksum().substring(0, 8);
    }

    /** Returns the lines about a baseline, how many scripts it has at the end. */
    public static List<String> baseline(List<Amendment> amendments) {
        return counted(
                amendments,
                "1 script is new to the history and counts as applied from now on",
                " scripts are new to the history and count as applied from now on");
    }

    /** Returns the lines about a repair, how many scripts it has at the end. */
    public static List<String> repair(List<Amendment> amendments) {
        boolean forgets =
                amendments.stream().anyMatch(amendment -> amendment.after().state() == ScriptState.FORGOTTEN);
        return forgets
                ? counted(amendments, "1 script is forgotten", " scripts are forgotten")
                : counted(
                        amendments,
                        "1 script counts as applied with the text it has now",
                        " scripts count as applied with the text they have now");
    }

    private static List<String> counted(List<Amendment> amendments, String one, String many) {
        List<String> lines = new ArrayList<>(lines(amendments));
        lines.add(amendments.size() == 1 ? one : amendments.size() + many);
        return lines;
    }

    /** Returns the line about who holds the lease. */
    public static String line(Optional<Holder> holder) {
        return holder.map(found -> "the lease is held by " + found.describe()).orElse("nobody holds the lease");
    }

    /** Returns the line about a lease that was removed. */
    public static String removed(Holder holder) {
        return "removed the lease of " + holder.describe();
    }

    /** Writes {@code status.json} in a folder. */
    public static void write(Path folder, Status status) throws IOException {
        JsonFile.write(folder.resolve("status.json"), json -> write(json, status));
    }

    private static void write(JsonWriter json, Status status) throws IOException {
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("scripts").beginArray();
        for (ScriptStatus standing : status.scripts()) {
            write(json, standing);
        }
        json.endArray();
        json.name("deployments").beginArray();
        for (DeploymentRow row : status.deployments()) {
            write(json, row);
        }
        json.endArray();
        Holder holder = status.holder();
        if (holder != null) {
            json.name("lease").beginObject();
            json.name("owner").value(holder.owner());
            json.name("actor").value(holder.actor());
            json.name("runUrl").value(holder.runUrl());
            json.name("since").value(holder.since());
            json.name("secondsLeft").value(holder.left());
            json.endObject();
        }
        json.endObject();
    }

    private static void write(JsonWriter json, ScriptStatus standing) throws IOException {
        json.beginObject();
        json.name("script").value(standing.script());
        json.name("state").value(Choice.word(standing.state()));
        json.name("run").value(standing.run() == null ? null : Choice.word(standing.run()));
        ScriptRow row = standing.row();
        if (row != null) {
            json.name("deployment").value(row.deployment());
            json.name("checksum").value(row.checksum());
            json.name("statements").value(row.statements());
            json.name("committed").value(row.committed());
            json.name("error").value(row.error());
        }
        json.endObject();
    }

    private static void write(JsonWriter json, DeploymentRow row) throws IOException {
        json.beginObject();
        json.name("id").value(row.id());
        json.name("name").value(row.name());
        json.name("target").value(row.target());
        json.name("state").value(Choice.word(row.state()));
        json.name("outcome").value(row.outcome() == null ? null : Choice.word(row.outcome()));
        json.name("started").value(row.startedAt());
        json.name("finished").value(row.finishedAt());
        json.name("actor").value(row.audit().actor());
        json.name("commit").value(row.audit().commit());
        json.name("branch").value(row.audit().branch());
        json.name("runUrl").value(row.audit().runUrl());
        json.name("ticket").value(row.audit().ticket());
        json.name("error").value(row.error());
        json.name("waived").value(row.waived());
        json.endObject();
    }

    /** Text in columns. */
    private static final class Table {
        private final List<String[]> rows = new ArrayList<>();

        private Table(String... columns) {
            rows.add(columns);
        }

        private void add(@Nullable String... cells) {
            rows.add(Arrays.stream(cells)
                    .map(cell -> Printable.line(Objects.requireNonNullElse(cell, "")))
                    .toArray(String[]::new));
        }

        private List<String> lines() {
            int[] widths = new int[rows.get(0).length];
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    widths[i] = Math.max(widths[i], row[i].length());
                }
            }
            List<String> lines = new ArrayList<>();
            for (String[] row : rows) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < row.length; i++) {
                    line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
                }
                lines.add(line.toString().stripTrailing());
            }
            return lines;
        }
    }
}
