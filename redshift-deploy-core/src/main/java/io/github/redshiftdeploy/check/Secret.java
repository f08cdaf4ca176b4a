package io.github.redshiftdeploy.check;

/**
 * A key or a password in the text of a statement.
 *
 * @param kind which of both
 * @param name what introduces it, such as {@code SECRET_ACCESS_KEY}
 * @param from the offset of its first character
 * @param to the offset after its last character
 */
public record Secret(Kind kind, String name, int from, int to) {

    /** What a secret opens. */
    public enum Kind {
        /** A part of the credentials of AWS or of an identity provider. */
        KEY,
        /** A password of a database user, as itself. */
        PASSWORD,
        /** A password of a database user as a hash, from which it can be guessed. */
        HASH,
        /** What stands behind a word that is near to a secret's: it may be one, so it is shown nowhere. */
        SUSPECT
    }

    String text(String sql) {
        return sql.substring(from, to);
    }
}
