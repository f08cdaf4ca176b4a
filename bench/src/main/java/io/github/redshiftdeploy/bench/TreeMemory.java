package io.github.redshiftdeploy.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much memory do trees keep for each byte of SQL? */
public final class TreeMemory {

    private TreeMemory() {}

    /** Parses a sample with each parser, keeps the trees, and asks the JVM. */
    public static void main(String[] arguments) throws Exception {
        System.out.printf(Locale.ROOT, "%-16s %s%n", "parser", "bytes of tree a byte of SQL");
        for (SqlReader parser : SqlReader.values()) {
            System.out.printf(Locale.ROOT, "%-16s %27.1f%n", parser, measure(parser));
        }
    }

    static double measure(SqlReader parser) throws Exception {
        SqlReader.Parse parse = parser.parser();
        List<String> statements = parse.accepted(SampleSql.statements(Parse.SIZE));
        List<Object> trees = new ArrayList<>(statements.size());
        long before = used();
        for (String statement : statements) {
            trees.add(parse.tree(statement));
        }
        long after = used();
        if (trees.size() != statements.size()) {
            throw new IllegalStateException("a tree is missing");
        }
        return (double) (after - before) / Parse.bytes(statements);
    }

    /** Returns the memory that is in use when nothing is left to collect. */
    private static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long used = Long.MAX_VALUE;
        for (long now = collected(memory); now < used; now = collected(memory)) {
            used = now;
        }
        return used;
    }

    private static long collected(MemoryMXBean memory) {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
