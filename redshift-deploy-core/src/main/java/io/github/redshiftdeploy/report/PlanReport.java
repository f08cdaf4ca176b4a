package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.plan.order.Tie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows a plan: line by line for people, and as {@code plan.json} for programs. */
public final class PlanReport {

    private static final int FORMAT = 1;

    /** More reasons than these tell a person nothing new. */
    private static final int MOST_TIES = 3;

    private PlanReport() {}

    /** Returns the plan in words. */
    public static List<String> lines(PlanPreview outlook, boolean parallel) {
        Plan plan = outlook.plan();
        List<String> lines = new ArrayList<>();
        if (plan.resumes() != null) {
            lines.add("goes on with " + plan.resumes().id() + ", which "
                    + Choice.word(plan.resumes().state()));
        }
        List<Step> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            lines.add("[" + (i + 1) + "/" + steps.size() + "] "
                    + step.script().name() + ": " + Choice.word(step.action()) + ", "
                    + step.reason());
            if (step.action() == Action.SKIP) {
                continue;
            }
            for (Segment segment : step.after(step.done())) {
                lines.add("    " + words(segment));
            }
            if (i < outlook.locks().size()) {
                outlook.locks().get(i).forEach(lock -> lines.add("    locks " + lock));
            }
            if (parallel && i < outlook.ties().size()) {
                lines.addAll(ties(steps, outlook.ties().get(i)));
            }
        }
        outlook.warnings().forEach(warning -> lines.add("! " + warning));
        outlook.assumptions().forEach(assumption -> lines.add("? " + assumption));
        lines.add(plan.running().size() + " of " + steps.size() + (steps.size() == 1 ? " script" : " scripts")
                + " will run" + (plan.skipped() == 0 ? "" : ", " + plan.skipped() + " are skipped"));
        return lines.stream().map(Printable::line).toList();
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
        json.name("resumes")
                .value(plan.resumes() == null ? null : plan.resumes().id());
        json.name("scripts").beginArray();
        for (int i = 0; i < plan.steps().size(); i++) {
            write(json, outlook, i);
        }
        json.endArray();
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
            json.endObject();
        }
        json.endArray();
        if (place < outlook.locks().size()) {
            texts(json, "locks", outlook.locks().get(place));
        }
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

    private static void texts(JsonWriter json, String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }
}
