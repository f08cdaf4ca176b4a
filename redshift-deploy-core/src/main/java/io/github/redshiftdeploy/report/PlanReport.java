package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.RiskLevel;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.Remark;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.plan.StatementRisk;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.plan.order.Lock;
import io.github.redshiftdeploy.plan.order.Tie;
import io.github.redshiftdeploy.sql.TableLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows a plan: line by line for people, and as {@code plan.json} for programs. */
public final class PlanReport {

    private static final int FORMAT = 1;

    /** More reasons than these tell a person nothing new. */
    private static final int MOST_TIES = 3;

    private static final int MOST_RISKS = 3;
    private static final int MOST_SEGMENTS = 3;
    private static final int MOST_LINES = 5;

    private PlanReport() {}

    /** Returns the plan in words. */
    public static List<String> lines(PlanPreview outlook, boolean parallel) {
        Plan plan = outlook.plan();
        List<String> lines = new ArrayList<>();
        if (outlook.target() != null) {
            lines.add("plan for " + outlook.target());
        }
        if (plan.resumes() != null) {
            lines.add("goes on with " + plan.resumes().id() + ", which "
                    + Choice.word(plan.resumes().state()));
        }
        Console.skippedScripts(plan).ifPresent(lines::add);
        int running = plan.running().size();
        int number = 0;
        List<Step> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).action() == Action.SKIP) {
                continue;
            }
            number++;
            lines.add("[" + number + "/" + running + "] " + line(outlook, i));
            lines.addAll(risks(outlook, steps.get(i).script().name()));
            lines.addAll(remarks(outlook, steps.get(i).script().name()));
            if (parallel && i < outlook.ties().size()) {
                lines.addAll(ties(steps, outlook.ties().get(i)));
            }
        }
        outlook.gates().forEach(answer -> lines.addAll(gate(answer)));
        lines.addAll(first("no way back: ", withoutWayBack(outlook)));
        lines.addAll(first("! ", outlook.warnings()));
        lines.addAll(first("? ", outlook.assumptions()));
        lines.add(running + " of " + Console.count(steps.size(), "script") + " will run"
                + (plan.skipped() == 0
                        ? ""
                        : ", " + plan.skipped() + (plan.skipped() == 1 ? " is" : " are") + " skipped"));
        return lines.stream().map(Printable::line).toList();
    }

    private static String line(PlanPreview outlook, int place) {
        Step step = outlook.plan().steps().get(place);
        List<String> parts = new ArrayList<>();
        parts.add(step.script().name() + ": " + Choice.word(step.action()) + ", " + step.reason());
        if (step.done() == 0) {
            step.outline().requirements().forEach(query -> parts.add("requires " + query.sql()));
        }
        List<Segment> segments = step.after(step.done());
        segments.stream().limit(MOST_SEGMENTS).map(PlanReport::words).forEach(parts::add);
        if (segments.size() > MOST_SEGMENTS) {
            parts.add("and so on up to statement "
                    + segments.get(segments.size() - 1).last());
        }
        if (place < outlook.locks().size()) {
            parts.addAll(waits(outlook.locks().get(place)));
        }
        return String.join("; ", parts);
    }

    /** Tells how much harm the statements of a script may do, the worst first; low risks are in plan.json alone. */
    private static List<String> risks(PlanPreview outlook, String script) {
        List<StatementRisk> risks = outlook.risks().stream()
                .filter(risk -> risk.script().equals(script) && risk.level() != RiskLevel.LOW)
                .sorted(Comparator.comparing(StatementRisk::level).reversed())
                .toList();
        List<String> lines = new ArrayList<>();
        risks.stream()
                .limit(MOST_RISKS)
                .forEach(risk -> lines.add("    risk " + Choice.word(risk.level()) + ": " + risk.words()));
        if (risks.size() > MOST_RISKS) {
            lines.add("    and " + Console.count(risks.size() - MOST_RISKS, "more risk") + "; plan.json has them");
        }
        return lines;
    }

    private static List<String> remarks(PlanPreview outlook, String script) {
        return outlook.remarks().stream()
                .filter(remark -> remark.script().equals(script) && remark.kind() != Remark.Kind.NO_WAY_BACK)
                .map(remark -> "    " + remark.words())
                .toList();
    }

    /** Returns what a person should know of single scripts, as sentences. */
    static List<String> remarks(PlanPreview outlook) {
        return outlook.remarks().stream()
                .filter(remark -> remark.kind() != Remark.Kind.NO_WAY_BACK)
                .map(remark -> remark.script() + " " + remark.words())
                .toList();
    }

    /** A line a script, for many scripts change rows, and nobody reads a line for each change. */
    static List<String> withoutWayBack(PlanPreview outlook) {
        Map<String, List<String>> losses = new LinkedHashMap<>();
        outlook.remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.NO_WAY_BACK)
                .forEach(remark -> losses.computeIfAbsent(remark.script(), key -> new ArrayList<>())
                        .add(remark.words()));
        return losses.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().get(0)
                        + (entry.getValue().size() > 1
                                ? ", and " + (entry.getValue().size() - 1) + " more"
                                : "")
                        + ", and has no companion")
                .toList();
    }

    /** Tells what a gate would say, in the words in which it would. */
    private static List<String> gate(GateAnswer answer) {
        Diagnostic refusal = answer.refusal();
        List<String> lines = new ArrayList<>();
        if (answer.waiver() == null) {
            lines.add("gate " + refusal.message());
            refusal.notes().forEach(note -> lines.add("    " + note));
        } else {
            lines.add("gate waived: " + answer.line() + " (" + refusal.message() + ")");
        }
        return lines;
    }

    /** Tells who waits for which tables; those that more have to wait for come first. */
    private static List<String> waits(List<Lock> locks) {
        Map<TableLock, List<Lock>> modes = new TreeMap<>(Comparator.reverseOrder());
        locks.forEach(lock ->
                modes.computeIfAbsent(lock.mode(), mode -> new ArrayList<>()).add(lock));
        return modes.values().stream()
                .map(mode -> mode.get(0).waiting() + " of "
                        + Console.names(mode.stream().map(Lock::table).toList()) + " wait")
                .toList();
    }

    private static List<String> first(String lead, List<String> texts) {
        List<String> lines = new ArrayList<>();
        texts.stream().limit(MOST_LINES).forEach(text -> lines.add(lead + text));
        if (texts.size() > MOST_LINES) {
            lines.add(lead + "and " + Console.number(texts.size() - MOST_LINES) + " more; plan.json has them");
        }
        return lines;
    }

    private static List<String> ties(List<Step> steps, List<Tie> ties) {
        List<String> lines = new ArrayList<>();
        for (Tie tie : ties.subList(0, Math.min(ties.size(), MOST_TIES))) {
            lines.add("    after " + steps.get(tie.earlier()).script().name() + ": " + tie.reason());
        }
        if (ties.size() > MOST_TIES) {
            lines.add("    and after " + (ties.size() - MOST_TIES) + " more");
        }
        return lines;
    }

    static String words(Segment segment) {
        String numbers = segment.size() == 1
                ? "statement " + segment.first()
                : "statements " + segment.first() + " to " + segment.last();
        return numbers
                + switch (segment.kind()) {
                    case TRANSACTION -> segment.size() == 1 ? ": a transaction" : ": one transaction";
                    case EACH ->
                        (segment.size() == 1 ? ": by itself" : ": each by itself")
                                + (segment.external() ? ": Iceberg or another external table" : "");
                    case BLOCK -> ": the script's own transaction";
                }
                + (segment.apart() ? ", in another database" : "");
    }

    /** Writes {@code plan.json} in a folder. */
    public static void write(Path file, PlanPreview outlook) throws IOException {
        JsonFile.write(file, json -> write(json, outlook));
    }

    private static void write(JsonWriter json, PlanPreview outlook) throws IOException {
        Plan plan = outlook.plan();
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("target").value(outlook.target());
        json.name("resumes")
                .value(plan.resumes() == null ? null : plan.resumes().id());
        json.name("digest").value(outlook.digest());
        json.name("scripts").beginArray();
        for (int i = 0; i < plan.steps().size(); i++) {
            write(json, outlook, i);
        }
        json.endArray();
        GateJson.write(json, outlook.gates());
        texts(json, "warnings", outlook.warnings());
        texts(json, "assumptions", outlook.assumptions());
        json.name("problems").beginArray();
        for (Diagnostic problem : plan.problems()) {
            ProblemJson.write(json, problem);
        }
        json.endArray();
        json.endObject();
    }

    private static void write(JsonWriter json, PlanPreview outlook, int place) throws IOException {
        Step step = outlook.plan().steps().get(place);
        json.beginObject();
        json.name("script").value(step.script().name());
        json.name("checksum").value(step.outline().checksum());
        json.name("run").value(Choice.word(step.script().run()));
        json.name("action").value(Choice.word(step.action()));
        json.name("reason").value(step.reason());
        json.name("statements").value(step.outline().statements());
        json.name("done").value(step.done());
        json.name("segments").beginArray();
        for (Segment segment : step.segments()) {
            json.beginObject();
            json.name("kind").value(Choice.word(segment.kind()));
            json.name("first").value(segment.first());
            json.name("last").value(segment.last());
            if (segment.external()) {
                json.name("external").value(true);
            }
            if (segment.apart()) {
                json.name("otherDatabase").value(true);
            }
            json.endObject();
        }
        json.endArray();
        if (place < outlook.locks().size()) {
            texts(
                    json,
                    "locks",
                    outlook.locks().get(place).stream().map(Lock::toString).toList());
        }
        json.name("risks").beginArray();
        for (StatementRisk risk : outlook.risks()) {
            if (risk.script().equals(step.script().name())) {
                write(json, risk);
            }
        }
        json.endArray();
        json.name("remarks").beginArray();
        for (Remark remark : outlook.remarks()) {
            if (remark.script().equals(step.script().name())) {
                json.beginObject();
                json.name("kind").value(Choice.word(remark.kind()));
                json.name("words").value(remark.words());
                json.endObject();
            }
        }
        json.endArray();
        json.name("after").beginArray();
        for (Tie tie : place < outlook.ties().size() ? outlook.ties().get(place) : List.<Tie>of()) {
            json.beginObject();
            json.name("script")
                    .value(outlook.plan().steps().get(tie.earlier()).script().name());
            json.name("reason").value(tie.reason());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static void write(JsonWriter json, StatementRisk risk) throws IOException {
        json.beginObject();
        json.name("level").value(Choice.word(risk.level()));
        json.name("line").value(risk.at().line());
        json.name("column").value(risk.at().column());
        json.name("statements").value(risk.count());
        json.name("reason").value(risk.reason());
        json.endObject();
    }

    private static void texts(JsonWriter json, String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    /** Throws what has to be decided before the deployment that was shown can begin. */
    public static void requireDecided(PlanPreview preview) {
        preview.plan().check();
    }
}
