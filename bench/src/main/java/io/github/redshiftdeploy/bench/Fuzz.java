package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Does the parser answer to whatever text, in time that grows with its length, and print what it has read? */
public final class Fuzz {

    private static final Path CORPUS = Path.of("../redshift-sql/src/test/resources/corpus");

    /**
     * How much longer a text of four times the length may take. It is four when time is linear, sixteen when square.
     */
    private static final double STEEPEST = 9;

    /** What takes less seconds than this tells nothing. */
    private static final double SHORTEST = 0.05;

    private static final int COPIES = 2_000;

    private static final long PATIENCE_NANOSECONDS = 20_000_000_000L;

    private final ParserLaws laws = new ParserLaws();
    private final Mutations mutations;
    private final Grafts grafts;
    private final Set<String> found = new HashSet<>();
    private long texts;
    private long scripts;
    private long slopes;

    private volatile String current = "";
    private volatile long begun = System.nanoTime();

    private Fuzz(Random random, List<String> statements) {
        mutations = new Mutations(random, statements);
        grafts = new Grafts(random, statements);
    }

    /** Arguments: minutes (1), and the seed (another one each time). Fails when it has found something. */
    public static void main(String[] arguments) throws IOException {
        long minutes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        List<byte[]> files = corpus();
        Set<String> statements = new LinkedHashSet<>();
        for (byte[] file : files) {
            ScriptLaws.statements(file, new ArrayList<>()).stream()
                    .map(Statement::text)
                    .forEach(statements::add);
        }
        System.out.printf(
                Locale.ROOT, "seed %d, %,d statements of %,d scripts%n", seed, statements.size(), files.size());
        Random random = new Random(seed);
        Fuzz fuzz = new Fuzz(random, List.copyOf(statements));
        fuzz.watch();
        statements.stream().flatMap(Mutations::neighbours).forEach(fuzz::text);
        long end = System.nanoTime() + minutes * 60_000_000_000L;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 1_000; i++) {
                fuzz.text(fuzz.mutations.next());
                fuzz.text(fuzz.grafts.next());
            }
            for (int i = 0; i < 20; i++) {
                fuzz.script(fuzz.mutations.bytes(files.get(random.nextInt(files.size()))));
            }
            fuzz.slope();
        }
        System.out.printf(
                Locale.ROOT,
                "%,d texts (%,d without a problem), %,d scripts, %,d slopes: %d violations%n",
                fuzz.texts,
                fuzz.laws.accepted(),
                fuzz.scripts,
                fuzz.slopes,
                fuzz.found.size());
        System.exit(fuzz.found.isEmpty() ? 0 : 1);
    }

    private static List<byte[]> corpus() throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(CORPUS)) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                files.add(Files.readAllBytes(path));
            }
        }
        return files;
    }

    /** Ends the program when one text takes too long, for what does not end cannot be shortened. */
    private void watch() {
        Thread watch = new Thread(() -> {
            while (System.nanoTime() - begun < PATIENCE_NANOSECONDS) {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException end) {
                    return;
                }
            }
            System.out.println("no end of: " + current);
            Runtime.getRuntime().halt(1);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private void text(String text) {
        texts++;
        now(text);
        laws.broken(text).ifPresent(law -> report(law, text, shorter -> law.equals(broken(shorter))));
    }

    private String broken(String text) {
        now(text);
        return laws.broken(text).orElse("");
    }

    private void script(byte[] script) {
        scripts++;
        String text = new String(script, StandardCharsets.ISO_8859_1);
        now(text);
        Predicate<String> broken = bytes ->
                ScriptLaws.broken(bytes.getBytes(StandardCharsets.ISO_8859_1)).isPresent();
        ScriptLaws.broken(script).ifPresent(law -> report(law, text, broken));
    }

    /** Compares the time of a text that repeats a piece with that of one four times as long. */
    private void slope() {
        slopes++;
        String piece = String.join(" ", mutations.piece(6)) + " ";
        String lead = String.join(" ", mutations.piece(8)) + " ";
        if (isSteep(lead, piece, 1) && isSteep(lead, piece, 5)) {
            report("time is not linear, after '" + lead + "' repeated", piece, text -> isSteep(lead, text, 3));
        }
    }

    private boolean isSteep(String lead, String piece, int times) {
        SqlParser parser = new SqlParser();
        double once = seconds(parser, lead + piece.repeat(COPIES), times);
        return seconds(parser, lead + piece.repeat(4 * COPIES), times) > Math.max(SHORTEST, STEEPEST * once);
    }

    /** Returns the shortest of some times, in seconds of this thread. */
    private double seconds(SqlParser parser, String text, int times) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            now(text);
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            parser.parse(text);
            shortest = Math.min(shortest, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        return shortest / 1e9;
    }

    private void report(String law, String text, Predicate<String> broken) {
        if (found.add(law)) {
            String shortest = Shrink.text(text, broken);
            System.out.println(law + "\n    " + shortest.replace("\n", "\n    "));
        }
    }

    private void now(String text) {
        current = text;
        begun = System.nanoTime();
    }
}
