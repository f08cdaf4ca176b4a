package io.github.redshiftdeploy.history;

import org.jspecify.annotations.Nullable;

/**
 * The definition of an object as the history keeps it.
 *
 * @param deployment the deployment that has kept it
 * @param kind what the object is, such as {@code materialized view}
 * @param name how SQL names it, such as {@code sales.load(integer, character varying)}
 * @param path the script that changes it; absent when none is known
 * @param digest the SHA-256 of the definition; absent when the object was not there
 * @param body the definition as SQL; empty when the object was not there
 */
public record KeptDefinition(
        String deployment,
        String kind,
        String name,
        @Nullable String path,
        @Nullable String digest,
        String body) {

    /** When a definition was kept. */
    public enum Moment {
        /** Before a script changed the object. */
        BEFORE,
        /** After the deployment, as it has left the object. */
        AFTER
    }
}
