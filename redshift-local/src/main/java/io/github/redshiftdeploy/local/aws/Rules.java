package io.github.redshiftdeploy.local.aws;

import io.github.redshiftdeploy.sql.lexer.Keyword;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What AWS accepts as a parameter; anything else is refused. */
final class Rules {

    private static final Pattern USER = Pattern.compile("[a-zA-Z][a-zA-Z0-9_+.@-]{0,63}");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9_+.@-]{0,63}");
    private static final Pattern WORKGROUP = Pattern.compile("[a-z0-9-]{3,64}");
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");

    private Rules() {}

    static String required(Parameters parameters, String name, Fault fault) {
        return parameters
                .text(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new AwsRefusal(fault, "The request must contain the parameter " + name));
    }

    /** Returns the seconds asked for, or {@code usual}, when they lie between 900 and {@code most}. */
    static int seconds(Parameters parameters, String name, int usual, int most, Fault fault) {
        String asked = parameters.text(name).orElse(Integer.toString(usual));
        if (!asked.matches("\\d{1,6}") || Integer.parseInt(asked) < 900 || Integer.parseInt(asked) > most) {
            throw new AwsRefusal(
                    fault,
                    "1 validation error detected: Value '" + asked + "' at '" + name
                            + "' failed to satisfy constraint: Member must have value between 900 and " + most);
        }
        return Integer.parseInt(asked);
    }

    static String databaseUser(Parameters parameters) {
        String user = required(parameters, "DbUser", Fault.MISSING_PARAMETER);
        Keyword word = Keyword.of(user);
        if (user.equalsIgnoreCase("public") || (word != null && word.listed())) {
            throw new AwsRefusal(
                    Fault.INVALID_PARAMETER, "The parameter DbUser must not be PUBLIC or a reserved word: " + user);
        }
        return matching(user, "DbUser", USER, Fault.INVALID_PARAMETER);
    }

    static List<String> groups(Parameters parameters) {
        List<String> groups = parameters.list("DbGroups.DbGroup");
        groups.forEach(group -> matching(group, "DbGroups", GROUP, Fault.INVALID_PARAMETER));
        return groups;
    }

    static void database(Parameters parameters, String name, Fault fault) {
        parameters.text(name).ifPresent(database -> matching(database, name, USER, fault));
    }

    static String workgroup(Parameters parameters) {
        String name = required(parameters, "workgroupName", Fault.INVALID_PARAMETER);
        return matching(name, "workgroupName", WORKGROUP, Fault.INVALID_PARAMETER);
    }

    static String role(Parameters parameters) {
        String arn = required(parameters, "RoleArn", Fault.INVALID_STS_PARAMETER);
        if (!ROLE.matcher(arn).matches()) {
            throw new AwsRefusal(Fault.INVALID_STS_PARAMETER, arn.toLowerCase(Locale.ROOT) + " is invalid");
        }
        return arn;
    }

    static String session(Parameters parameters) {
        String name = required(parameters, "RoleSessionName", Fault.INVALID_STS_PARAMETER);
        return matching(name, "roleSessionName", SESSION, Fault.INVALID_STS_PARAMETER);
    }

    private static String matching(String value, String name, Pattern pattern, Fault fault) {
        if (!pattern.matcher(value).matches()) {
            throw new AwsRefusal(
                    fault,
                    "1 validation error detected: Value '" + value + "' at '" + name
                            + "' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                            + pattern.pattern());
        }
        return value;
    }
}
