package io.github.redshiftdeploy.local.dialect;

import java.util.List;
import java.util.Optional;

/** Everything that may keep a statement from running; the first that applies answers. */
final class Refusals {
    private static final List<Check> CHECKS = List.of(
            TransactionBlocks::check,
            Unrehearsed::check,
            UnrehearsedGrants::check,
            Datashares::check,
            UnknownCommands::check,
            UnsupportedPhrases::check,
            UnsupportedTypes::check,
            TableRules::check,
            AlterTableRules::check,
            UnsupportedFunctions::check,
            InnerStatements::check);

    private Refusals() {}

    /** Returns what Redshift, or the stand-in, answers instead of running a statement. */
    static Optional<Refusal> of(Command command) {
        for (Check check : CHECKS) {
            Optional<Refusal> refusal = check.check(command);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** One family of refusals. */
    @FunctionalInterface
    interface Check {
        Optional<Refusal> check(Command command);
    }
}
