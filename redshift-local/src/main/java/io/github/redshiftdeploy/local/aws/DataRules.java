package io.github.redshiftdeploy.local.aws;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the Data API accepts in a request; anything else is refused before it becomes a statement. */
final class DataRules {

    private static final Pattern UUID = Pattern.compile("[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}");
    private static final Pattern STATEMENT = Pattern.compile(UUID.pattern() + "(:\\d+)?");
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z_]+");
    private static final int LONGEST_NAME = 2_048;
    private static final int LONGEST_TOKEN = 64;
    private static final int LONGEST_KEEP_ALIVE = 86_400;
    private static final int LONGEST_WAIT = 30;

    private DataRules() {}

    static DataRequest request(Parameters parameters, boolean batch) {
        List<String> sqls =
                batch ? parameters.list("Sqls") : List.of(parameters.text("Sql").orElse(""));
        if (sqls.isEmpty() || sqls.size() > DataLimits.BATCH) {
            throw invalid("Value at 'sqls' failed to satisfy constraint: Member must have length between 1 and "
                    + DataLimits.BATCH);
        }
        sqls.forEach(DataRules::requireText);
        length(parameters, "StatementName", 0, LONGEST_NAME);
        length(parameters, "ClientToken", 1, LONGEST_TOKEN);
        length(parameters, "Database", 1, LONGEST_TOKEN);
        number(parameters, "SessionKeepAliveSeconds", 0, LONGEST_KEEP_ALIVE);
        oneOf(parameters, "ExecutionMode", "TRANSACTION", "AUTO_COMMIT");
        oneOf(parameters, "ResultFormat", "JSON", "CSV");
        wait(parameters);
        boolean autoCommit =
                parameters.text("ExecutionMode").filter("AUTO_COMMIT"::equals).isPresent();
        Map<String, String> values = values(parameters);
        requireUse(values, sqls);
        DataRequest request = new DataRequest(batch, sqls, values, autoCommit, parameters);
        requireTarget(request);
        return request;
    }

    /** Returns how long the answer may wait for the end of the statement. */
    static int wait(Parameters parameters) {
        return number(parameters, "WaitTimeSeconds", 1, LONGEST_WAIT).orElse(0);
    }

    static String statement(Parameters parameters) {
        String id = Rules.required(parameters, "Id", Fault.INVALID_PARAMETER);
        if (!STATEMENT.matcher(id).matches()) {
            throw invalid("Value '" + id + "' at 'id' failed to satisfy constraint: Member must satisfy regular "
                    + "expression pattern: " + STATEMENT.pattern());
        }
        return id;
    }

    /** Returns the number of a parameter, if it is there. */
    static Optional<Integer> number(Parameters parameters, String name, int least, int most) {
        Optional<String> text = parameters.text(name);
        if (text.isPresent() && !within(text.get(), least, most)) {
            throw invalid("Value '" + text.get() + "' at '" + name
                    + "' failed to satisfy constraint: Member must have value between " + least + " and " + most);
        }
        return text.map(Integer::valueOf);
    }

    static AwsRefusal invalid(String message) {
        return new AwsRefusal(Fault.INVALID_PARAMETER, message);
    }

    /** Tells whether a text holds more than one statement: the Data API prepares each, and so takes one at a time. */
    static boolean several(String sql) {
        List<Token> said = Lexer.tokens(sql).stream()
                .filter(token -> !token.kind().trivia())
                .toList();
        int end = said.stream().map(Token::kind).toList().indexOf(TokenKind.SEMICOLON);
        return end >= 0 && said.stream().skip(end).anyMatch(token -> token.kind() != TokenKind.SEMICOLON);
    }

    private static void requireText(String sql) {
        if (sql.isBlank()) {
            throw invalid("The SQL statement must not be empty.");
        }
        int bytes = sql.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > DataLimits.STATEMENT_BYTES) {
            throw invalid("The SQL statement of " + bytes + " bytes exceeds the maximum of "
                    + DataLimits.STATEMENT_BYTES + " bytes.");
        }
    }

    private static void requireUse(Map<String, String> values, List<String> sqls) {
        values.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || value.isEmpty()) {
                throw invalid("The parameter '" + name + "' must have a name of letters, digits and underscores, and a "
                        + "value that is not empty.");
            }
            if (sqls.stream().noneMatch(sql -> DataValues.names(sql).contains(name))) {
                throw invalid("The parameter '" + name + "' is not used in the SQL.");
            }
        });
    }

    private static void requireTarget(DataRequest request) {
        boolean named = request.cluster().isPresent() || request.workgroup().isPresent();
        if (request.session().isPresent()) {
            if (!UUID.matcher(request.session().get()).matches()) {
                throw invalid("Session with Id: " + request.session().get() + " is invalid");
            }
            return;
        }
        if (!named) {
            throw invalid("Either ClusterIdentifier or WorkgroupName must be provided.");
        }
        if (request.cluster().isPresent() && request.workgroup().isPresent()) {
            throw invalid("ClusterIdentifier and WorkgroupName cannot both be provided.");
        }
        if (request.workgroup().isPresent() && request.databaseUser().isPresent()) {
            throw invalid("DbUser is not supported with WorkgroupName.");
        }
        if (request.secret().isPresent() && request.databaseUser().isPresent()) {
            throw invalid("SecretArn and DbUser cannot both be provided.");
        }
        if (request.database().isEmpty()) {
            throw invalid("Database must be provided.");
        }
    }

    private static Map<String, String> values(Parameters parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        Stream.iterate(1, n -> n + 1)
                .map(n -> "Parameters." + n)
                .takeWhile(prefix -> parameters.text(prefix + ".name").isPresent())
                .forEach(prefix -> values.put(
                        parameters.text(prefix + ".name").orElse(""),
                        parameters.text(prefix + ".value").orElse("")));
        return values;
    }

    private static boolean within(String text, int least, int most) {
        return text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
    }

    private static void length(Parameters parameters, String name, int least, int most) {
        int length = parameters.text(name).map(String::length).orElse(most);
        if (length < least || length > most) {
            throw invalid("Value at '" + name + "' failed to satisfy constraint: Member must have length between "
                    + least + " and " + most);
        }
    }

    private static void oneOf(Parameters parameters, String name, String... words) {
        Optional<String> text = parameters.text(name);
        if (text.isPresent() && !List.of(words).contains(text.get())) {
            throw invalid("Value '" + text.get() + "' at '" + name
                    + "' failed to satisfy constraint: Member must satisfy enum value set: " + List.of(words));
        }
    }
}
