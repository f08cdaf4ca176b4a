package io.github.redshiftdeploy.diagnostic;

/** The stable name of a kind of problem, such as {@code RS1001}. Each stage keeps its own enum of codes. */
public interface Code {

    /** Returns the code as users see it; a page of this name is in {@code docs/codes}. */
    String id();
}
