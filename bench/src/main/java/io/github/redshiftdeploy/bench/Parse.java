package io.github.redshiftdeploy.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How fast are statements parsed into trees, by this parser and by others? Others refuse a part of the sample: the
 * bytes that count are those of the statements that a parser accepts.
 */
@Warmup(iterations = 10, time = 2) // A parser is much code to compile.
public class Parse extends BytesPerSecond {

    static final int SIZE = 3_000_000;

    /** What one parser reads. JMH extends it and sets its fields. */
    @State(Scope.Thread)
    public static class Sample {

        @Param
        public SqlReader parser = SqlReader.REDSHIFT_DEPLOY;

        private SqlReader.Parse parse = parser.parser();
        private List<String> all = List.of();
        private List<String> accepted = List.of();
        private long bytes;

        @Setup
        public void choose() {
            all = SampleSql.statements(SIZE);
            parse = parser.parser();
            accepted = parse.accepted(all);
            bytes = bytes(accepted);
            System.out.printf(
                    Locale.ROOT,
                    "%s accepts %,d of %,d statements, %,d of %,d bytes%n",
                    parser,
                    accepted.size(),
                    all.size(),
                    bytes,
                    bytes(all));
        }
    }

    /** Only what the parser accepts. */
    @Benchmark
    public void accepted(Sample sample, Read read, Blackhole blackhole) throws Exception {
        for (String statement : sample.accepted) {
            blackhole.consume(sample.parse.tree(statement));
        }
        read.bytes += sample.bytes;
    }

    /** Everything; what the parser refuses takes its time and counts for nothing. */
    @Benchmark
    public void everything(Sample sample, Read read, Blackhole blackhole) {
        for (String statement : sample.all) {
            blackhole.consume(sample.parse.accepts(statement));
        }
        read.bytes += sample.bytes;
    }

    static long bytes(List<String> statements) {
        return statements.stream()
                .mapToLong(statement -> statement.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
