package io.github.redshiftdeploy.local.gateway;

/** Makes the translator of a connection. */
@FunctionalInterface
public interface Translators {
    /**
     * Returns a translator for a connection that begins.
     *
     * @param database the database that the client connects to
     */
    Translator of(String database);
}
