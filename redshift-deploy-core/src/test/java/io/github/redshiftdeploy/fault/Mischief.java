package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.fault.Fault.Place;
import io.github.redshiftdeploy.testkit.wire.Fate;
import io.github.redshiftdeploy.testkit.wire.Judge;
import io.github.redshiftdeploy.testkit.wire.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets faults happen where they are due, one after the other, and counts the statements on the way. */
final class Mischief implements Judge {
    /** A query, the end of a statement, the end of a query. */
    private static final String BORDERS = "QCZ";

    private final Deque<Fault> due;
    private final Consumer<Fault> whenItHappens;
    private final UnaryOperator<String> rewriting;
    private final List<String> statements = new ArrayList<>();
    private final List<Integer> borders = new ArrayList<>();

    /** A server's error that comes again with its statement, and how often still. */
    private @Nullable Fault lasting;

    private String victim = "";
    private int left;

    /**
     * Makes one.
     *
     * @param faults in the order in which they are to happen
     * @param whenItHappens is called at the moment a fault happens
     * @param rewriting makes of each text what the server gets, before a fault befalls that
     */
    Mischief(List<Fault> faults, Consumer<Fault> whenItHappens, UnaryOperator<String> rewriting) {
        this.due = new ArrayDeque<>(faults);
        this.whenItHappens = whenItHappens;
        this.rewriting = rewriting;
    }

    static Mischief of(Fault fault) {
        return new Mischief(List.of(fault), happened -> {}, UnaryOperator.identity());
    }

    static Mischief none() {
        return new Mischief(List.of(), happened -> {}, UnaryOperator.identity());
    }

    @Override
    public Fate of(Message message) {
        synchronized (statements) {
            if (BORDERS.indexOf(message.type()) >= 0) {
                borders.add(message.number());
            }
            Fate fate = message.query().map(this::ofText).orElse(Fate.PASSES);
            Fault next = due.peek();
            boolean waits = next == null
                    || next.kind().place() == Place.STATEMENT
                    || message.number() < next.at()
                    || (next.kind().lingers() && message.query().isEmpty());
            if (next == null || waits) {
                return fate;
            }
            due.remove();
            whenItHappens.accept(next);
            return next.fate().with(fate.sql());
        }
    }

    private Fate ofText(String written) {
        String text = rewriting.apply(written);
        Statements sent = Statements.of(text);
        int before = statements.size();
        statements.addAll(sent.texts());
        for (int index = 0; index < sent.size(); index++) {
            String statement = withoutMarker(sent.texts().get(index));
            begin(before + index + 1, statement);
            if (lasting != null && left > 0 && statement.equals(victim)) {
                left--;
                return Fate.replaced(sent.with(index, ServerErrors.statement(lasting.kind())));
            }
        }
        return text.equals(written) ? Fate.PASSES : Fate.replaced(text);
    }

    private void begin(int number, String statement) {
        Fault next = due.peek();
        if (next != null && next.kind().place() == Place.STATEMENT && number >= next.at()) {
            due.remove();
            lasting = next;
            victim = statement;
            left = next.times();
            whenItHappens.accept(next);
        }
    }

    /** Returns the faults that the deployment did not come to. */
    List<Fault> remaining() {
        synchronized (statements) {
            return List.copyOf(due);
        }
    }

    /** Returns the statements that were sent. */
    List<String> statements() {
        synchronized (statements) {
            return List.copyOf(statements);
        }
    }

    /** Returns the numbers of the messages that begin or end statements. */
    List<Integer> borders() {
        synchronized (statements) {
            return List.copyOf(borders);
        }
    }

    /** The marker differs from deployment to deployment. */
    private static String withoutMarker(String statement) {
        return statement.startsWith("/*") ? statement.substring(statement.indexOf("*/") + 2) : statement;
    }
}
