package io.github.redshiftdeploy.testkit.wire;

/** Says what becomes of messages; it is asked for one at a time, in the order of their numbers. */
@FunctionalInterface
public interface Judge {
    /** Returns what becomes of a message. */
    Fate of(Message message);
}
