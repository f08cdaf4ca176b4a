package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.sql.Comment;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.List;

/** A statement of a script, ready to be sent: its placeholders have their values. */
public final class ScriptStatement {

    private final Statement source;
    private final StatementKind kind;
    private final String sql;
    private final SourceMap map;
    private final boolean declaredAlone;
    private final boolean border;

    ScriptStatement(Statement source, StatementKind kind, String sql, SourceMap map) {
        this(source, kind, sql, map, false);
    }

    private ScriptStatement(Statement source, StatementKind kind, String sql, SourceMap map, boolean border) {
        this.source = source;
        this.kind = kind;
        this.sql = sql;
        this.map = map;
        this.border = border;
        this.declaredAlone = source.comments().stream().anyMatch(Directives::isAlone);
    }

    /** Returns the same COMMIT where no block is open that it could end. */
    ScriptStatement withoutBlock() {
        return new ScriptStatement(source, kind, sql, map, true);
    }

    /** Returns its place among the script's statements, from 1. */
    public int number() {
        return source.number();
    }

    /** Returns what it is. */
    public StatementKind kind() {
        return kind;
    }

    /** Tells whether a comment declares that it runs alone. */
    public boolean isDeclaredAlone() {
        return declaredAlone;
    }

    /** Tells whether it is a COMMIT where no block is open that it could end. */
    public boolean endsNoBlock() {
        return border;
    }

    /** Returns the text to send. */
    public String sql() {
        return sql;
    }

    /** Returns where in the script it begins. */
    public Position start() {
        return source.start();
    }

    /** Returns the comments that speak to this tool: before the statement, in it, or after it on its last line. */
    public List<Comment> comments() {
        return source.comments();
    }

    /**
     * Returns what stays the same when the statement is moved, indented or commented: a hash of its tokens as they
     * stand in the script, in hexadecimal.
     */
    public String fingerprint() {
        return Fingerprint.of(source.text());
    }

    /** Tells whether a piece of {@link #sql()}, or a part of it, is a value from outside of the script. */
    public boolean isReplaced(int from, int to) {
        return map.isReplaced(from, to);
    }

    /** Returns where in the script a unit of {@link #sql()} comes from. */
    public Position at(int offset) {
        return source.at(map.origin(offset));
    }
}
