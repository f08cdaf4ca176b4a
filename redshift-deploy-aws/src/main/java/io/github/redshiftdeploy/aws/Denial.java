package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What AWS's refusal of a permission says.
 *
 * @param caller the ARN of the identity
 * @param resource the ARN that the permission is missing on, absent when AWS does not tell
 * @param reason what denies it, such as an explicit deny in a service control policy; may be empty
 */
record Denial(String caller, String action, Optional<String> resource, String reason) {

    private static final Pattern TEXT = Pattern.compile("User: (?<caller>\\S+) is not authorized to perform: "
            + "(?<action>[\\w-]+:\\w+)(?: on resource: (?<resource>\\S+))?(?<reason>.*)");

    /** Says which permission is missing, from AWS's text or else from the question. */
    static Diagnostic diagnostic(String message, AwsQuestion question) {
        Optional<Denial> denial = parse(message);
        String action = denial.map(Denial::action).orElse(question.action());
        String caller = denial.map(d -> " to '" + d.caller() + "'").orElse("");
        return Diagnostic.error(AwsCode.ACCESS_DENIED, "AWS denies '" + action + "'" + caller)
                .help(permission(message, denial, action, question));
    }

    private static Optional<Denial> parse(String message) {
        Matcher found = TEXT.matcher(message);
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.of(new Denial(
                found.group("caller"),
                found.group("action"),
                Optional.ofNullable(found.group("resource")),
                found.group("reason").strip()));
    }

    /**
     * Returns whether it is not the policy of the identity that is in the way, but an explicit deny, a boundary or a
     * policy of the session, the organisation or the endpoint: then one more permission does not help.
     */
    private boolean elsewhere() {
        return !reason.isEmpty() && !reason.startsWith("because no identity-based policy");
    }

    /** Returns the account of the identity, or a placeholder. */
    private String account() {
        String[] parts = caller.split(":", -1);
        return parts.length > 4 && parts[4].matches("\\d{12}") ? parts[4] : "ACCOUNT";
    }

    private static String permission(String message, Optional<Denial> denial, String action, AwsQuestion question) {
        if (denial.isPresent() && denial.get().elsewhere()) {
            return "AWS says '" + denial.get().reason() + "': whoever keeps that policy must change it";
        }
        String help = "allow '" + action + "' in the policy of this identity on " + resources(denial, action, question);
        if (denial.isEmpty() && message.contains("KMS")) {
            return "allow 'kms:Decrypt' on the key of the " + question.subject()
                    + ", to this identity and in the key's own policy";
        }
        return action.equals("sts:AssumeRole")
                ? help + ",\nand name the identity in the trust policy of the role"
                : help;
    }

    /** Returns every ARN that the action needs, for a policy with one of two would be refused again. */
    private static String resources(Optional<Denial> denial, String action, AwsQuestion question) {
        String account = denial.map(Denial::account).orElse("ACCOUNT");
        List<String> told = denial.flatMap(Denial::resource).stream().toList();
        List<String> known = question.resources().stream()
                .map(arn -> arn.replace(":ACCOUNT:", ":" + account + ":"))
                .toList();
        boolean knownIsMore = told.isEmpty() || (action.equals(question.action()) && known.containsAll(told));
        return (knownIsMore ? known : told).stream().map(arn -> "'" + arn + "'").collect(Collectors.joining(",\n"));
    }
}
