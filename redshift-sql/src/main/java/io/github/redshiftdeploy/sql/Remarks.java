package io.github.redshiftdeploy.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * What of the comments around a statement is worth keeping: the line comments that begin with {@code redshift-deploy:}
 * and so speak to this tool, and the beginnings of comments inside of others, which not everybody reads alike.
 */
final class Remarks {

    private static final String MARK = "redshift-deploy";
    private static final String OPENER = "/*";

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

    /** Keeps the beginning of a comment inside of a block comment. */
    void addNested(ScriptWindow window, int start, int end) {
        for (int i = start + OPENER.length(); i + OPENER.length() <= end && comments.size() < MOST; i++) {
            if (window.byteAt(i) == '/' && window.byteAt(i + 1) == '*') {
                comments.add(new Comment(OPENER, window.position(i)));
                return;
            }
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
