package io.github.redshiftdeploy.local.dialect;

/** {@code TRUNCATE}, {@code VACUUM} and {@code ANALYZE}. */
final class Maintenance {
    private Maintenance() {}

    /** It commits the transaction that it is in. */
    static void truncate(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int end = phrase.end(phrase.size() - 1);
        if (command.inProcedure()) {
            boolean dynamic = command.place() == Command.Place.DYNAMIC;
            edits.insert(phrase.start(0), "CALL pg_redshift.leave('TRUNCATE'); ");
            edits.insert(end, dynamic ? "; SELECT set_config('redshift.truncated', 'on', false)" : "; COMMIT");
            return;
        }
        if (command.transactionStatus() == 'T') {
            edits.insert(end, "; COMMIT");
        } else if (command.place() == Command.Place.REQUEST_OF_MANY) {
            edits.insert(phrase.start(0), "BEGIN; ");
            edits.insert(end, "; COMMIT");
        }
    }

    /** {@code COMMIT} or {@code ROLLBACK} in a procedure, which may be refused. */
    static void endTransaction(Command command, Edits edits) {
        if (command.inProcedure()) {
            String what = command.kind().toString();
            edits.insert(command.phrase().start(0), "CALL pg_redshift.leave('" + what + "'); ");
        }
    }

    static void vacuum(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int index = 1;
        while (phrase.at(index, "FULL|SORT|DELETE|ONLY|REINDEX|RECLUSTER")) {
            index++;
        }
        edits.delete(phrase, 1, index);
        int name = phrase.at(index, "TO|BOOST") ? index : phrase.afterName(index);
        edits.delete(phrase, name, phrase.size());
    }

    static void analyze(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int columns = phrase.find("PREDICATE|ALL COLUMNS");
        if (columns > 0) {
            edits.delete(phrase, columns, columns + 2);
        }
    }

    static void analyzeCompression(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        String table = phrase.size() > 2 ? Names.quoted(phrase.text(2, phrase.afterName(2))) : "";
        edits.replace(phrase, "SELECT * FROM pg_redshift.analyze_compression(" + Literals.quoted(table) + ")");
    }
}
