package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.plan.Segment.Kind;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Outline.Stretch;
import io.github.redshiftdeploy.sql.analysis.StatementFacts.Where;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a script into the longest stretches that Redshift allows in one transaction. A statement that it refuses in a
 * transaction runs alone; one that commits what came before, as TRUNCATE does, ends its segment: if it fails, the
 * segment is undone, and if it succeeds, the segment is committed. A COMMIT without BEGIN is the last of its segment;
 * it makes none of its own, so where nothing stands before it that it could end, it belongs to the segment beside it.
 */
final class Segments {

    private Segments() {}

    /** Returns the segments of a script that passed the checks. */
    static List<Segment> of(Outline outline) {
        if (outline.statements() == 0) {
            return List.of();
        }
        if (outline.script().transaction().whole()) {
            boolean apart = outline.stretches().stream()
                    .anyMatch(stretch -> stretch.where().elsewhere());
            return List.of(new Segment(Kind.TRANSACTION, false, apart, 1, outline.statements()));
        }
        Kind plain = outline.script().transaction() == TransactionPolicy.NONE ? Kind.EACH : Kind.TRANSACTION;
        return new Segmentation(plain).cut(outline.stretches());
    }

    /** Cuts stretches into segments, remembering the block or the transaction that is open. */
    private static final class Segmentation {
        private static final int NONE = 0;

        private final Kind plain;
        private final List<Segment> segments = new ArrayList<>();
        private int open = NONE;
        private Where where = Where.HERE;
        private boolean apart;
        private int leading = NONE;
        private boolean block;

        private Segmentation(Kind plain) {
            this.plain = plain;
        }

        private List<Segment> cut(List<Stretch> stretches) {
            stretches.forEach(this::add);
            int last = stretches.get(stretches.size() - 1).last();
            close(plain, last);
            if (leading != NONE) {
                segments.add(Segment.here(Kind.TRANSACTION, begin(last), last)); // The script has nothing else.
            }
            return segments;
        }

        private void add(Stretch stretch) {
            switch (stretch.statementClass()) {
                case OPENS -> {
                    close(plain, stretch.first() - 1);
                    open(stretch);
                    block = true;
                }
                case CLOSES, UNDOES -> {
                    close(Kind.BLOCK, stretch.last());
                    block = false;
                }
                case ALONE -> alone(stretch);
                case COMMITS -> commits(stretch);
                case BORDER -> border(stretch);
                case TRANSACTIONAL -> transactional(stretch);
            }
        }

        private void open(Stretch stretch) {
            open = begin(stretch.first());
            where = stretch.where();
            apart = where.elsewhere();
        }

        /** A transaction writes one database, and so ends where the next statement belongs to another one. */
        private void transactional(Stretch stretch) {
            if (!block && open != NONE && !where.equals(stretch.where())) {
                close(plain, stretch.first() - 1);
            }
            if (open == NONE) {
                open(stretch);
            }
            apart |= stretch.where().elsewhere();
        }

        private void alone(Stretch stretch) {
            if (block) {
                apart = true; // It is the only statement of its block; the checks have seen to that.
                return;
            }
            close(plain, stretch.first() - 1);
            segments.add(new Segment(
                    Kind.EACH,
                    stretch.isolation().external(),
                    stretch.where().used(),
                    begin(stretch.first()),
                    stretch.last()));
        }

        private void border(Stretch stretch) {
            if (open != NONE) {
                if (plain == Kind.TRANSACTION) {
                    close(plain, stretch.last());
                }
            } else if (segments.isEmpty()) {
                leading = leading == NONE ? stretch.first() : leading;
            } else {
                Segment before = segments.remove(segments.size() - 1);
                segments.add(before.to(stretch.last()));
            }
        }

        /** Returns where a segment begins: what leads the script belongs to its first one. */
        private int begin(int first) {
            int begin = leading == NONE ? first : leading;
            leading = NONE;
            return begin;
        }

        /**
         * In another database TRUNCATE may commit, and does not where a datashare brought the table: alone is right.
         */
        private void commits(Stretch stretch) {
            if (block) {
                apart |= stretch.where().elsewhere();
                return;
            }
            if (stretch.where().elsewhere()) {
                alone(stretch);
                return;
            }
            transactional(stretch);
            close(plain, stretch.first());
            for (int number = stretch.first() + 1; number <= stretch.last(); number++) {
                open(stretch);
                open = number;
                close(plain, number);
            }
        }

        private void close(Kind kind, int last) {
            if (open != NONE) {
                segments.add(new Segment(kind, false, apart, open, last));
                open = NONE;
                apart = false;
            }
        }
    }
}
