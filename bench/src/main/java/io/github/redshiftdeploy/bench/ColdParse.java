package io.github.redshiftdeploy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long does a new JVM take for the first 44 kB of SQL, from the first call of a parser on? */
public final class ColdParse {

    private static final int SIZE = 44_000;

    private ColdParse() {}

    /** Argument: how often each parser is measured (7); the median is printed. */
    public static void main(String[] arguments) throws Exception {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        System.out.printf(Locale.ROOT, "%-16s %8s %10s%n", "parser", "ms", "accepted");
        for (SqlReader parser : SqlReader.values()) {
            Result result = measure(parser, times);
            System.out.printf(Locale.ROOT, "%-16s %8.1f %10s%n", parser, result.milliseconds, result.accepted);
        }
    }

    /** The time of one parser, and how many of how many statements it accepted. */
    record Result(double milliseconds, String accepted) {}

    static Result measure(SqlReader parser, int times) throws IOException {
        double[] milliseconds = new double[times];
        String accepted = "";
        for (int i = 0; i < times; i++) {
            String[] answer = inNewJvm(parser).split(" ", 2);
            milliseconds[i] = Double.parseDouble(answer[0]);
            accepted = answer[1];
        }
        Arrays.sort(milliseconds);
        return new Result(milliseconds[times / 2], accepted);
    }

    private static String inNewJvm(SqlReader parser) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                parser.name());
        Process process = java.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            return String.valueOf(out.lines().reduce("", (earlier, line) -> line));
        }
    }

    /** Parses once and says how long it took. */
    static final class Child {

        private Child() {}

        /** Argument: the parser. */
        public static void main(String[] arguments) {
            List<String> statements = SampleSql.statements(SIZE);
            long begun = System.nanoTime();
            SqlReader.Parse parse = SqlReader.valueOf(arguments[0]).parser();
            int accepted = parse.accepted(statements).size();
            double milliseconds = (System.nanoTime() - begun) / 1e6;
            System.out.println(milliseconds + " " + accepted + "/" + statements.size());
        }
    }
}
