package io.github.redshiftdeploy.sql;

import java.util.ArrayList;
import java.util.List;

/** The line comments around a statement that begin with {@code redshift-deploy:} and so speak to this tool. */
final class Remarks {

    private static final String MARK = "redshift-deploy";

    /** A script may hold any number of them, of any length; more and longer ones than these are not kept. */
    private static final int MOST = 100;

    private static final int LONGEST = 10_000;

    private final List<Comment> comments = new ArrayList<>();

    /** Keeps a line comment if it is one of them. */
    void add(ScriptWindow window, int start, int end) {
        if (comments.size() < MOST && end - start <= LONGEST && isRemark(window, start, end)) {
            comments.add(new Comment(window.text(start, end), window.position(start)));
        }
    }

    /** Returns those that were kept, and begins anew. */
    List<Comment> take() {
        List<Comment> taken = List.copyOf(comments);
        comments.clear();
        return taken;
    }

    private static boolean isRemark(ScriptWindow window, int start, int end) {
        int mark = spaces(window, start + "--".length(), end);
        for (int i = 0; i < MARK.length(); i++) {
            if (mark + i >= end || Character.toLowerCase(window.byteAt(mark + i)) != MARK.charAt(i)) {
                return false;
            }
        }
        int colon = spaces(window, mark + MARK.length(), end);
        return colon < end && window.byteAt(colon) == ':';
    }

    private static int spaces(ScriptWindow window, int start, int end) {
        int at = start;
        while (at < end && Character.isWhitespace(window.byteAt(at))) {
            at++;
        }
        return at;
    }
}
