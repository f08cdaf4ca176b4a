package io.github.redshiftdeploy.sql.tree;

/** Writes a tree as SQL: on one line, keywords as the manual writes them, names and literals as they were written. */
public final class Printer extends NodeWriter {

    private static final String TIGHT_BEFORE = ",.;)]";
    private static final String TIGHT_AFTER = ".([";

    private final StringBuilder sql = new StringBuilder();
    private boolean tight = true;

    private Printer() {}

    /** Returns a tree as SQL, without a terminator. Parsed again it gives the same tree, but for the places. */
    public static String print(Node node) {
        Printer printer = new Printer();
        printer.node(node);
        return printer.sql.toString();
    }

    @Override
    public NodeWriter word(String words) {
        if (words.isEmpty()) {
            return this;
        }
        boolean fraction = words.length() > 1 && words.charAt(0) == '.';
        if (!tight && (fraction || TIGHT_BEFORE.indexOf(words.charAt(0)) < 0)) {
            sql.append(' ');
        }
        sql.append(words);
        tight = TIGHT_AFTER.indexOf(words.charAt(words.length() - 1)) >= 0;
        return this;
    }

    @Override
    public NodeWriter name(String name, boolean quoted) {
        return word(quoted ? '"' + name.replace("\"", "\"\"") + '"' : name);
    }

    @Override
    public NodeWriter node(Node node) {
        node.parts(this);
        return this;
    }

    /** Writes the text between dollars, with a tag that does not occur in it. */
    @Override
    public NodeWriter quoted(Node node) {
        String text = print(node);
        String tag = "$$";
        for (int i = 1; text.contains(tag); i++) {
            tag = "$q" + i + "$";
        }
        return word(tag + " " + text + " " + tag);
    }
}
