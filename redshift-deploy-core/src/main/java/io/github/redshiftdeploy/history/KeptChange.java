package io.github.redshiftdeploy.history;

import org.jspecify.annotations.Nullable;

/**
 * Something that a script of a deployment changes, or that was known of what is changed before the first script ran.
 *
 * @param deployment the deployment
 * @param path the script; absent for what is known of an object, whoever changes it
 * @param kind what the object is: as scripts call it, such as {@code relation}, or as the catalogue does
 * @param name how scripts call it, or how SQL names what was there; of what is irreversible, the words
 * @param detail the schema, of what a script names; what tells the object under another name, of what was there; what
 *     was not seen of it; a statement
 * @param rows how many rows it had; absent when nobody has counted
 */
public record KeptChange(
        String deployment,
        @Nullable String path,
        Fact fact,
        String kind,
        String name,
        String detail,
        @Nullable Long rows) {

    /** What is known. */
    public enum Fact {
        /** The script creates, changes or drops the object. */
        TOUCHED,
        /** The script changes rows of the object. */
        WRITTEN,
        /** The script does something that no definition brings back. */
        IRREVERSIBLE,
        /** The object was there before. */
        PRESENT,
        /** Something of the object that was there could not be seen. */
        UNSEEN,
        /** Made again, the object gets privileges by default that it did not have: the detail takes them back. */
        TAKE_BACK,
        /** The rows of the table were copied: the detail names the copy, and is empty when there were none. */
        BACKED_UP
    }
}
