package io.github.redshiftdeploy.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures what {@code docs/performance.md} tells about reading SQL, and prints the tables there. */
public final class Figures {

    private static final int COLD_TIMES = 7;

    private Figures() {}

    /** Takes about five minutes. */
    public static void main(String[] arguments) throws Exception {
        printOwn();
        System.out.println();
        printBesideOthers();
    }

    private static void printOwn() throws RunnerException {
        System.out.println("| figure | MB/s | aim |");
        System.out.println("| --- | ---: | ---: |");
        for (RunResult run : run(Split.class)) {
            boolean quotes = benchmark(run).equals("quotes");
            String text = quotes ? "rows, bodies and loads" : "tables, views and grants";
            System.out.printf(Locale.ROOT, "| split: %s | %,.0f | %s |%n", text, speed(run), quotes ? "300" : "1,000");
        }
        for (RunResult run : run(Lex.class)) {
            System.out.printf(Locale.ROOT, "| lex | %,.0f | 400 |%n", speed(run));
        }
    }

    private static void printBesideOthers() throws Exception {
        List<RunResult> runs = new ArrayList<>(run(Parse.class));
        System.out.println("| parser | accepts | MB/s of what it accepts | MB/s of everything |"
                + " first 44 kB of a JVM, ms | bytes of tree a byte |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (SqlReader reader : SqlReader.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f %% | %.1f | %.1f | %.0f | %.1f |%n",
                    reader,
                    100 * accepted(reader),
                    speed(find(runs, reader, "accepted")),
                    speed(find(runs, reader, "everything")),
                    ColdParse.measure(reader, COLD_TIMES).milliseconds(),
                    TreeMemory.measure(reader));
        }
    }

    private static double accepted(SqlReader reader) {
        List<String> statements = SampleSql.statements(Parse.SIZE);
        return (double) Parse.bytes(reader.parser().accepted(statements)) / Parse.bytes(statements);
    }

    private static Collection<RunResult> run(Class<?> benchmarks) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("\\." + benchmarks.getSimpleName() + "\\.")
                        .addProfiler(CpuTime.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    private static RunResult find(List<RunResult> runs, SqlReader reader, String benchmark) {
        return runs.stream()
                .filter(run -> benchmark(run).equals(benchmark)
                        && reader.name().equals(run.getParams().getParam("parser")))
                .findFirst()
                .orElseThrow();
    }

    private static String benchmark(RunResult run) {
        String name = run.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Returns the megabytes that are read in a second of the processor. */
    private static double speed(RunResult run) {
        double bytesAnOperation =
                secondary(run, "bytes") / run.getPrimaryResult().getScore();
        return bytesAnOperation / secondary(run, CpuTime.LABEL) * 1e3;
    }

    private static double secondary(RunResult run, String label) {
        return Objects.requireNonNull(run.getSecondaryResults().get(label)).getScore();
    }
}
