package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.dialect.Command.Place;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.List;
import java.util.Optional;

/** Datashares, which the server knows as roles; see {@code datashares.sql}. */
final class Datashares {
    private static final String CONSUMERS = "NAMESPACE|ACCOUNT";
    private static final String FROM_DATASHARE = "FROM DATASHARE";

    private Datashares() {}

    /** Returns why a statement about datashares does not run. */
    static Optional<Refusal> check(Command command) {
        Phrase phrase = command.phrase();
        return switch (command.kind()) {
            case CREATE_DATABASE -> wrongUnless(!phrase.has(FROM_DATASHARE) || phrase.has("NAMESPACE"), phrase, 7);
            case CREATE_DATASHARE ->
                notRehearsedIf(phrase.has("MANAGEDBY"), "datashares of AWS Data Exchange")
                        .or(() -> wrongUnless(phrase.size() == 3 || phrase.has("PUBLICACCESSIBLE"), phrase, 3));
            case ALTER_DATASHARE ->
                wrongUnless(changes(phrase), phrase, phrase.at(3, "ADD|REMOVE|SET") ? 4 : 3)
                        .or(() -> publishing(command));
            case DROP_DATASHARE -> wrongUnless(phrase.size() == 3, phrase, phrase.at(2, "IF") ? 2 : 3);
            case GRANT_ON_DATASHARE, REVOKE_ON_DATASHARE -> granting(phrase);
            default -> Optional.empty();
        };
    }

    private static boolean changes(Phrase phrase) {
        return phrase.at(3, "ADD|REMOVE SCHEMA|TABLE|FUNCTION")
                || phrase.at(3, "ADD|REMOVE ALL TABLES|FUNCTIONS IN SCHEMA")
                || phrase.at(3, "SET PUBLICACCESSIBLE")
                || (phrase.at(3, "SET INCLUDENEW") && phrase.has("FOR SCHEMA"));
    }

    private static Optional<Refusal> wrongUnless(boolean right, Phrase phrase, int token) {
        return right
                ? Optional.empty()
                : Optional.of(Refusal.syntaxErrorAt(phrase.text(Math.min(token, phrase.size() - 1))));
    }

    /** The manual states no rule; users have met this one (brainly/terraform-provider-redshift, issue 127). */
    private static Optional<Refusal> publishing(Command command) {
        boolean inBlock = command.transactionStatus() == 'T' || command.place() == Place.REQUEST_OF_MANY;
        return inBlock && command.phrase().at(3, "SET PUBLICACCESSIBLE")
                ? Optional.of(new Refusal(
                        "25001", "ALTER DATASHARE SET PUBLICACCESSIBLE cannot run inside a transaction block"))
                : Optional.empty();
    }

    private static Optional<Refusal> granting(Phrase phrase) {
        if (!phrase.at(1, "USAGE ON DATASHARE")) {
            return notRehearsedIf(true, "privileges on datashares for users");
        }
        if (!phrase.at(6, CONSUMERS)) {
            return Optional.of(new Refusal("0LP01", "USAGE cannot be granted to users and groups on a datashare."));
        }
        return notRehearsedIf(phrase.has("VIA DATA CATALOG"), "datashares by way of a data catalog");
    }

    private static Optional<Refusal> notRehearsedIf(boolean condition, String what) {
        return condition ? Optional.of(Refusal.notRehearsed(what)) : Optional.empty();
    }

    /** {@code CREATE DATASHARE s [[SET] PUBLICACCESSIBLE [=] TRUE|FALSE]}. */
    static void create(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int option = phrase.find("PUBLICACCESSIBLE", 3);
        edits.replace(phrase, call("create_datashare", name(phrase, 2), truth(phrase, option)));
    }

    static void drop(Command command, Edits edits) {
        edits.replace(command.phrase(), call("drop_datashare", name(command.phrase(), 2)));
    }

    /** {@code DESC DATASHARE s [OF [ACCOUNT 'a'] NAMESPACE 'n']}. */
    static void describe(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int namespace = phrase.find("NAMESPACE", 3);
        edits.replace(
                phrase,
                "SELECT * FROM pg_redshift.desc_datashare(" + name(phrase, 2) + ", "
                        + (namespace < 0 ? "NULL" : value(phrase, namespace + 1)) + ")");
    }

    static void alter(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        edits.replace(phrase, phrase.at(3, "SET") ? setting(phrase) : objects(phrase));
    }

    private static String setting(Phrase phrase) {
        if (phrase.at(4, "PUBLICACCESSIBLE")) {
            return call("publish_datashare", name(phrase, 2), truth(phrase, 4));
        }
        int schema = phrase.find("FOR SCHEMA") + 2;
        return call(
                "include_new",
                name(phrase, 2),
                truth(phrase, 4),
                Literals.quoted(Names.quoted(phrase.text(schema, phrase.size()))));
    }

    /** {@code ADD|REMOVE SCHEMA|TABLE|FUNCTION …} and {@code ADD|REMOVE ALL TABLES|FUNCTIONS IN SCHEMA …}. */
    private static String objects(Phrase phrase) {
        boolean all = phrase.at(4, "ALL");
        int type = all ? 5 : 4;
        List<Phrase> names = phrase.split(all ? 8 : 5, phrase.size());
        return call(
                "alter_datashare",
                name(phrase, 2),
                Boolean.toString(phrase.at(3, "ADD")),
                "upper(" + Literals.quoted(phrase.text(type)) + ")",
                Literals.list(names, name -> Literals.quoted(Names.quoted(name.toString()))));
    }

    /** {@code GRANT|REVOKE USAGE ON DATASHARE s TO|FROM NAMESPACE|ACCOUNT 'x'}. */
    static void grant(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        edits.replace(
                phrase,
                call(
                        "grant_datashare",
                        name(phrase, 4),
                        Boolean.toString(command.kind() == StatementKind.GRANT_ON_DATASHARE),
                        "upper(" + Literals.quoted(phrase.text(6)) + ")",
                        value(phrase, 7)));
    }

    /** Returns what {@code CREATE DATABASE d FROM DATASHARE s OF [ACCOUNT 'a'] NAMESPACE 'n'} is. */
    static String database(Phrase phrase) {
        int account = phrase.find("OF ACCOUNT");
        return call(
                "create_shared_database",
                name(phrase, 2),
                name(phrase, phrase.find(FROM_DATASHARE) + 2),
                account < 0 ? "NULL" : value(phrase, account + 2),
                value(phrase, phrase.find("NAMESPACE", 3) + 1));
    }

    private static String name(Phrase phrase, int index) {
        return Literals.quoted(Literals.folded(phrase.text(index)));
    }

    private static String value(Phrase phrase, int index) {
        return Literals.quoted(Literals.value(phrase.text(index)));
    }

    /** Returns the value of an option that may have an equals sign before it; without the option it is false. */
    private static String truth(Phrase phrase, int option) {
        int value = phrase.at(option + 1, "=") ? option + 2 : option + 1;
        return Boolean.toString(option > 0 && !phrase.at(value, "FALSE|OFF"));
    }

    private static String call(String procedure, String... arguments) {
        return "CALL pg_redshift." + procedure + "(" + String.join(", ", arguments) + ")";
    }
}
