package io.github.redshiftdeploy.bench;

import com.alibaba.druid.DbType;
import com.alibaba.druid.sql.SQLUtils;
import io.github.redshiftdeploy.sql.parser.Parsed;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import java.util.List;
import java.util.Objects;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A parser to measure: ours, or another one for Java with that of its dialects which is the nearest to Redshift's. */
public enum SqlReader {
    REDSHIFT_DEPLOY("Redshift Deploy"),
    DRUID("Druid 1.2.27"),
    JOOQ("jOOQ 3.19.39"),
    TRINO("Trino 435"),
    JSQLPARSER("JSqlParser 5.3");

    private final String title;

    SqlReader(String title) {
        this.title = title;
    }

    /** Makes trees of statements. */
    @FunctionalInterface
    interface Parse {
        /** Returns the tree of a statement; throws what the parser has thought of for that when it refuses it. */
        Object tree(String statement) throws Exception;

        /** Tells whether there is a tree. */
        default boolean accepts(String statement) {
            try {
                tree(statement);
                return true;
            } catch (Exception | StackOverflowError refused) {
                return false;
            }
        }

        default List<String> accepted(List<String> statements) {
            return statements.stream().filter(this::accepts).toList();
        }
    }

    /** Returns a parser for one thread. */
    Parse parser() {
        return switch (this) {
            case REDSHIFT_DEPLOY -> own();
            case DRUID -> statement -> SQLUtils.parseStatements(statement, DbType.redshift);
            case JOOQ -> DSL.using(SQLDialect.POSTGRES).parser()::parse;
            case TRINO -> new io.trino.sql.parser.SqlParser()::createStatement;
            case JSQLPARSER -> SqlReader::parseAsItsEntryPointDoes;
        };
    }

    @Override
    public String toString() {
        return title;
    }

    private static Parse own() {
        SqlParser parser = new SqlParser();
        return statement -> {
            Parsed parsed = parser.parse(statement);
            if (!parsed.problems().isEmpty()) {
                throw new IllegalArgumentException(parsed.problems().toString());
            }
            return Objects.requireNonNull(parsed.tree());
        };
    }

    /** Without the thread that the entry point starts for each statement. */
    private static Object parseAsItsEntryPointDoes(String statement) throws ParseException {
        try {
            return parse(statement, false);
        } catch (ParseException tooComplex) {
            return parse(statement, true);
        }
    }

    private static Object parse(String statement, boolean complex) throws ParseException {
        return CCJSqlParserUtil.newParser(statement)
                .withAllowComplexParsing(complex)
                .Statement();
    }
}
