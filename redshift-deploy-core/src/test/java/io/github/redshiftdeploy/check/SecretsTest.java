package io.github.redshiftdeploy.check;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a script that holds a secret, nothing that is said about it holds a part of it. */
class SecretsTest {

    private static final String KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String PASSWORD = "Correct1Horse";

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY t FROM 's3://b/p' SECRET_ACCESS_KEY '%s' ACCESS_KEY_ID 'AKIAIOSFODNN7EXAMPLE'",
                "COPY t FROM 's3://b/p' CREDENTIALS 'aws_access_key_id=AKIAIOSFODNN7EXAMPLE;aws_secret_access_key=%s'",
                "COPY t FROM 's3://b/p' SECRET_ACCESS_KEY AS\n'%s' DELIMITTER ','",
                "COPY t FROM 's3://b/p' SECRET_ACCESS_KEY '%s' '%s'",
                "COPY t FROM 's3://b/p' SECRET_ACCES_KEY '%s'",
                "COPY t FROM 's3://b/p' SECRET_ACCESS_KEY '%s",
                "COPY t FROM '%s' 's3://b/p'",
                "COPPY t FROM 's3://b/p' SECRET_ACCESS_KEY '%s'",
                "UNLOAD ('SELECT * FROM t' TO 's3://b/p' SECRET_ACCESS_KEY '%s'",
                "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COPY t FROM 's3://b/p' SECRET_ACCESS_KEY '%s'; END $$",
                "BEGIN; COPY t FROM 's3://b/p' SECRET_ACCESS_KEY '%s'; VACUUM t",
            })
    void a_key_is_in_no_output(String sql) throws IOException {
        String output = output(sql.replace("%s", KEY));

        assertThat(output).isNotEmpty().doesNotContain(KEY.substring(0, 6)).doesNotContain(KEY.substring(34));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER ann PASSWORD '%s'",
                "CREATE USER ann PASSWORD\n'%s'\nIN GRUOP staff",
                "CREATE USER ann PASWORD '' PASSWORD '%s' 1",
                "ALTER USER ann PASSWORD '%s' '%s'",
                "ALTER USER ann PASSWORD '%s",
                "CREATE USER ann PASWORD '%s'",
                "CREATE USER ann PASSWROD AS '%s'",
                "CREATE USER ann PASSWORDD\n'%s'",
                "CREATE USER ann PASSWORD $$%s$$ IN GRUOP staff",
                "CREATE USER ann PASWORD $$%s$$",
                "CREATE USER ann PASSWORD $a$%s$a$ $a$%s$a$",
                "CREATE USER ann PASSWORD E'%s' E'%s'",
                "CREATE USER ann PASSWORD=\"%s\"",
                "CREATE USER ann PASSWORD \"%s\"",
                "CREATE USER ann PASSWORD = '%s'",
                "CREATE USER ann PASSWORD:='%s'",
                "CRAETE USER ann PASSWORD = '%s'",
                "SELECT 1 FORM users WHERE user_password = '%s'",
                "UPDATE users SET api_token = '%s' WERE true",
                "EXPLODE passwd => '%s'",
                "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN pwd := '%s'; SELECT 1 FORM t; END $$",
                "COPY t FROM 's3://b' ACCES_KEY_ID '%s'",
                "COPY t FROM 's3://b' SESION_TOKEN $$%s$$",
            })
    void a_password_is_in_no_output(String sql) throws IOException {
        String output = output(sql.replace("%s", PASSWORD));

        assertThat(output).isNotEmpty().doesNotContain(PASSWORD.substring(0, 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER ann PASSWORD E'%s'",
                "CREATE USER ann PASSWORD $$%s$$",
                "CREATE USER ann PASSWORD $a$%s$a$",
                "CREATE USER ann PASSWORD \"%s\"",
                "ALTER USER ann WITH PASSWORD /* now */ $$%s$$",
            })
    void a_password_in_other_quotes_is_a_finding_too(String sql) throws IOException {
        assertThat(findings(sql.replace("%s", PASSWORD), Map.of()))
                .extracting(Diagnostic::code)
                .contains(Rule.PLAIN_PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT password \"Secret of all\" FROM users WHERE password = 'Correct1Horse'",
                "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF EXISTS (SELECT password \"it\" FROM u WHERE token = 'abc') THEN RETURN; END IF; END $$",
                "CREATE USER ann PASSWORD $$${secret}$$",
            })
    void a_literal_beside_a_column_of_that_name_is_none(String sql) throws IOException {
        assertThat(findings(sql, Map.of("secret", "x")))
                .extracting(Diagnostic::code)
                .doesNotContain(Rule.PLAIN_PASSWORD, Rule.INLINE_CREDENTIALS);
    }

    @Test
    void the_value_of_a_placeholder_is_no_finding_and_in_no_output() throws IOException {
        List<Diagnostic> findings =
                findings("COPY s.t FROM 's3://b/p' SECRET_ACCESS_KEY '${key}' DELIMITTER", Map.of("key", KEY));

        assertThat(findings).extracting(Diagnostic::code).doesNotContain(Rule.INLINE_CREDENTIALS);
        assertThat(rendered(findings)).contains("DELIMITTER").doesNotContain(KEY.substring(0, 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\set pw '%s'\nCREATE USER ann PASSWORD :'pw' IN GRUOP staff",
                "\\set pw '%s\nCREATE USER ann PASSWORD :'pw';",
                "\\set pw '''%s'''\nCREATE USER ann PASSWORD :pw;",
                "CREATE USER ann \\set pw '%s'\n PASSWORD :'pw';",
            })
    void a_password_that_a_script_of_psql_sets_is_a_finding_and_in_no_output(String sql) throws IOException {
        List<Diagnostic> findings =
                findings(sql.replace("%s", PASSWORD), Map.of(), Map.of("placeholderSyntax", "psql"));

        assertThat(findings).extracting(Diagnostic::code).contains(Rule.PLAIN_PASSWORD);
        assertThat(rendered(findings)).doesNotContain(PASSWORD.substring(0, 6));
    }

    @Test
    void a_line_without_a_secret_is_shown() throws IOException {
        String output = output("COPY t FROM 's3://b/p'\nSECRET_ACCESS_KEY '" + KEY + "'\nDELIMITTER ','");

        assertThat(output).contains("3 | DELIMITTER ','").doesNotContain("2 | ");
    }

    private String output(String sql) throws IOException {
        return rendered(findings(sql, Map.of()));
    }

    private List<Diagnostic> findings(String sql, Map<String, String> placeholders) throws IOException {
        return findings(sql, placeholders, Map.of());
    }

    private List<Diagnostic> findings(String sql, Map<String, String> placeholders, Map<String, String> more)
            throws IOException {
        Files.writeString(root.resolve("script.sql"), sql);
        Map<String, String> values = new TreeMap<>(more);
        values.put("path", "script.sql");
        Settings settings = new Settings(values);
        ScriptConfig scripts = ScriptConfig.of(root, SqlSet.standard(), placeholders, settings);
        CheckConfig checks = CheckConfig.of(Map.of(), Rule.words(), settings);
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {})
                .validate(ValidateConfig.of(scripts, checks, settings))
                .findings();
    }

    private static String rendered(List<Diagnostic> findings) {
        return findings.stream().map(Diagnostic::render).collect(joining("\n"));
    }
}
