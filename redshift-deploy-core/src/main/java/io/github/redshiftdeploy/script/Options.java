package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.TransactionPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ordering or a script's leading comment says about one script; absent where it says nothing.
 *
 * @param targets whom the script is for, which an ordering alone can say
 */
record Options(@Nullable RunPolicy run, @Nullable TransactionPolicy transaction, TargetList targets) {

    static final Options NONE = new Options(null, null, TargetList.ALL);

    /** The names of the options that a script may give itself. */
    static final List<String> NAMES = List.of("run", "transaction");

    /** The option that decides whether a script counts, and so is asked before the script is read. */
    static final String TARGETS = "targets";

    /** Returns these options with one more, or null when the option has no such value. */
    @Nullable
    Options with(String name, String value) {
        return switch (name) {
            case "run" ->
                Choice.of(RunPolicy.class, value)
                        .map(policy -> new Options(policy, transaction, targets))
                        .orElse(null);
            case "transaction" ->
                Choice.of(TransactionPolicy.class, value)
                        .filter(TransactionPolicy.ofScripts()::contains)
                        .map(policy -> new Options(run, policy, targets))
                        .orElse(null);
            default -> null;
        };
    }

    /** Returns these options for some targets. */
    Options on(TargetList some) {
        return new Options(run, transaction, some);
    }

    /** Returns these options, and where they say nothing what others say. */
    Options or(Options others) {
        return new Options(
                run == null ? others.run : run,
                transaction == null ? others.transaction : transaction,
                targets.names().isEmpty() ? others.targets : targets);
    }

    /** Returns the values that an option can have. */
    static String values(String name) {
        return String.join(
                ", ",
                name.equals("run")
                        ? Choice.words(RunPolicy.class)
                        : TransactionPolicy.ofScripts().stream()
                                .map(Choice::word)
                                .toList());
    }
}
