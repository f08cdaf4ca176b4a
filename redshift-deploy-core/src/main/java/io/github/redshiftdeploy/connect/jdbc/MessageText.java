package io.github.redshiftdeploy.connect.jdbc;

import io.github.redshiftdeploy.connect.Message.Command;
import java.util.List;

/** The commands of a message as one text. The server runs them in order and stops at the first that fails. */
final class MessageText {

    /** On lines of its own, for a statement may end with a comment. */
    private static final String SEPARATOR = "\n;\n";

    private final String text;
    private final int[] starts;

    MessageText(List<Command> commands) {
        StringBuilder all = new StringBuilder();
        starts = new int[commands.size()];
        for (int i = 0; i < starts.length; i++) {
            all.append(i == 0 ? "" : SEPARATOR);
            starts[i] = all.length();
            all.append(commands.get(i).sql());
        }
        text = all.toString();
    }

    String text() {
        return text;
    }

    int size() {
        return starts.length;
    }

    /** Returns the index of the statement that a place of the text is in; places count characters from 1. */
    int statementAt(int position) {
        int offset = offset(position);
        int index = 0;
        while (index + 1 < starts.length && starts[index + 1] <= offset) {
            index++;
        }
        return index;
    }

    /** Returns the same place in the text of a statement, or 0 when it is not there. */
    int positionIn(int statement, int position) {
        int offset = offset(position);
        int end = statement + 1 < starts.length ? starts[statement + 1] : text.length();
        return position < 1 || offset < starts[statement] || offset > end
                ? 0
                : text.codePointCount(starts[statement], offset) + 1;
    }

    private int offset(int position) {
        int last = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.max(0, Math.min(position - 1, last)));
    }
}
