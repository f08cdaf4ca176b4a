package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.fault.Fault.Kind;
import io.github.redshiftdeploy.testkit.wire.Fate;
import io.github.redshiftdeploy.testkit.wire.Judge;
import io.github.redshiftdeploy.testkit.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lets a fault happen where it is due, and counts the statements on the way. */
final class Mischief implements Judge {
    /** A query, the end of a statement, the end of a query. */
    private static final String BORDERS = "QCZ";

    private final Fault fault;
    private final Runnable whenItHappens;
    private final UnaryOperator<String> rewriting;
    private final List<String> statements = new ArrayList<>();
    private final List<Integer> borders = new ArrayList<>();
    private String victim = "";
    private int left;

    /**
     * Makes one.
     *
     * @param whenItHappens is called at the moment the fault happens
     * @param rewriting makes of each text what the server gets, before the fault befalls that
     */
    Mischief(Fault fault, Runnable whenItHappens, UnaryOperator<String> rewriting) {
        this.fault = fault;
        this.whenItHappens = whenItHappens;
        this.rewriting = rewriting;
        this.left = fault.times();
    }

    @Override
    public Fate of(Message message) {
        synchronized (statements) {
            if (BORDERS.indexOf(message.type()) >= 0) {
                borders.add(message.number());
            }
            Fate fate = message.query().map(this::ofText).orElse(Fate.PASSES);
            if (fault.kind().ofServer() || message.number() != fault.at()) {
                return fate;
            }
            happens();
            return fault.kind().fate();
        }
    }

    private Fate ofText(String written) {
        String text = rewriting.apply(written);
        Statements sent = Statements.of(text);
        int before = statements.size();
        statements.addAll(sent.texts());
        for (int index = 0; fault.kind().ofServer() && left > 0 && index < sent.size(); index++) {
            String statement = withoutMarker(sent.texts().get(index));
            if (before + index + 1 == fault.at()) {
                victim = statement;
            }
            if (statement.equals(victim)) {
                happens();
                return Fate.replaced(sent.with(index, ServerErrors.statement(fault.kind())));
            }
        }
        return text.equals(written) ? Fate.PASSES : Fate.replaced(text);
    }

    private void happens() {
        left--;
        whenItHappens.run();
    }

    /** Tells whether the deployment came to where the fault was due. */
    boolean happened() {
        synchronized (statements) {
            return left < fault.times();
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

    static Mischief none() {
        return new Mischief(new Fault(Kind.DELAY, 0, 0), () -> {}, UnaryOperator.identity());
    }
}
