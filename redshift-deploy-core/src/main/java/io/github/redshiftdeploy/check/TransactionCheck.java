package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Outline.Stretch;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.analysis.Isolation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds statements that do not fit the transaction they are in, over a whole script. */
public final class TransactionCheck {

    private final Outline outline;
    private final List<Diagnostic> findings = new ArrayList<>();
    private @Nullable Stretch block;

    private TransactionCheck(Outline outline) {
        this.outline = outline;
    }

    /** Returns what does not fit, in the order of the script. */
    public static List<Diagnostic> check(Outline outline) {
        TransactionCheck check = new TransactionCheck(outline);
        if (outline.statements() == 0) {
            check.find(Diagnostic.warning(CheckCode.NO_STATEMENT, "the script has no statement")
                    .at(Place.file(outline.script().name())));
        }
        for (int i = 0; i < outline.stretches().size(); i++) {
            check.check(outline.stretches().get(i), i);
        }
        check.checkClosed();
        return check.findings;
    }

    private void check(Stretch stretch, int place) {
        if (outline.script().transaction().whole()) {
            checkWholeScript(stretch);
            return;
        }
        switch (stretch.statementClass()) {
            case OPENS -> open(stretch);
            case CLOSES, UNDOES -> close(stretch);
            case ALONE -> {
                if (!fits(place)) {
                    checkAlone(stretch);
                }
            }
            case COMMITS -> checkCommits(stretch);
            case TRANSACTIONAL, BORDER -> {}
        }
    }

    private void checkWholeScript(Stretch stretch) {
        boolean deployment = outline.script().transaction() == TransactionPolicy.DEPLOYMENT;
        boolean border = stretch.statementClass() == StatementClass.BORDER;
        boolean atTheEnd = border && stretch.last() == outline.statements();
        boolean shared = stretch.statementClass() == StatementClass.COMMITS
                && stretch.where().elsewhere();
        if (stretch.statementClass() == StatementClass.TRANSACTIONAL || shared || (atTheEnd && !deployment)) {
            return;
        }
        String together = deployment ? "'redshift.transaction=deployment'" : "'transaction=script'";
        find(at(
                        Diagnostic.error(
                                CheckCode.REFUSED_IN_TRANSACTION, "'" + stretch.kind() + "' does not fit " + together),
                        stretch)
                .help(wayOut(deployment, border)));
    }

    private static String wayOut(boolean deployment, boolean border) {
        if (deployment) {
            return border
                    ? "remove it: all scripts are committed together at the end"
                    : "move it to a deployment of its own, or use 'transaction=auto'";
        }
        return border
                ? "remove it, or use 'transaction=auto', which commits what stands before it"
                : "move it to a script of its own, or use 'transaction=auto'";
    }

    /**
     * A block may begin with {@code USE}, and it may hold one write to an external table and nothing else; see the
     * pages {@code r_USE_command} and {@code iceberg-writes-transaction-semantics}.
     */
    private boolean fits(int place) {
        Stretch stretch = outline.stretches().get(place);
        boolean first = place > 0 && classOf(place - 1) == StatementClass.OPENS && stretch.first() == stretch.last();
        boolean last = place + 1 < outline.stretches().size()
                && (classOf(place + 1) == StatementClass.CLOSES || classOf(place + 1) == StatementClass.UNDOES);
        return first && ((stretch.isolation().fitsOwnBlock() && last) || stretch.isolation() == Isolation.DATABASE);
    }

    private StatementClass classOf(int place) {
        return outline.stretches().get(place).statementClass();
    }

    private void open(Stretch stretch) {
        if (block != null) {
            find(at(Diagnostic.error(CheckCode.NESTED_BLOCK, "a transaction begins inside a transaction"), stretch)
                    .help("Redshift has no nested transactions; remove one BEGIN"));
        }
        block = stretch;
    }

    private void close(Stretch stretch) {
        if (block == null) {
            find(at(
                            Diagnostic.error(
                                    CheckCode.NO_BLOCK, "'" + stretch.kind() + "' ends no transaction of this script"),
                            stretch)
                    .help("write BEGIN before it, or remove it: each stretch is committed by itself"));
        }
        block = null;
    }

    private void checkAlone(Stretch stretch) {
        if (block != null) {
            find(at(Diagnostic.error(CheckCode.REFUSED_IN_TRANSACTION, refusal(stretch)), stretch)
                    .help("move it before the BEGIN in line " + block.start().line() + ", or after its COMMIT"));
        }
    }

    private static String refusal(Stretch stretch) {
        String kind = "'" + stretch.kind() + "'";
        return switch (stretch.isolation()) {
            case NONE, KIND, DATABASE, CALL, EXTERNAL_DROP -> "Redshift refuses " + kind + " inside a transaction";
            case EXTERNAL_WRITE ->
                kind + " writes an external table, and Redshift allows nothing else in its transaction";
            case UNKNOWN_OBJECT, UNKNOWN_SYNTAX ->
                kind
                        + " has a part that is not known to this tool, so nobody can tell whether Redshift allows it inside a"
                        + " transaction";
            case DECLARED -> "the comment of " + kind + " says that it runs alone, and it is inside a transaction";
        };
    }

    /** A table of a datashare is truncated in the transaction. */
    private void checkCommits(Stretch stretch) {
        if (block != null && !stretch.where().elsewhere()) {
            find(at(
                            Diagnostic.warning(
                                    CheckCode.COMMITS_BLOCK,
                                    "'" + stretch.kind() + "' commits the transaction begun in line "
                                            + block.start().line()),
                            stretch)
                    .help("what stands before it cannot be rolled back any more; use DELETE to keep it together"));
        }
    }

    private void checkClosed() {
        if (block != null) {
            find(at(Diagnostic.error(CheckCode.OPEN_BLOCK, "the transaction begun here is never ended"), block)
                    .help("write COMMIT at its end"));
        }
    }

    private Diagnostic at(Diagnostic diagnostic, Stretch stretch) {
        Diagnostic placed = diagnostic.at(outline.script().place(stretch.start()));
        return stretch.last() == stretch.first()
                ? placed
                : placed.note("also: the statements after it up to number " + stretch.last());
    }

    private void find(Diagnostic finding) {
        findings.add(finding);
    }
}
