package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.StatementReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Blackhole;

/** How fast is a script cut into statements, from bytes in memory to texts with their kinds and places? */
public class Split extends BytesPerSecond {

    private static final int SIZE = 8_000_000;
    private static final byte[] DEFINITIONS = SampleSql.definitions(SIZE);
    private static final byte[] QUOTES = SampleSql.quotes(SIZE);

    @Benchmark
    public void definitions(Read read, Blackhole blackhole) throws IOException {
        split(DEFINITIONS, blackhole);
        read.bytes += DEFINITIONS.length;
    }

    @Benchmark
    public void quotes(Read read, Blackhole blackhole) throws IOException {
        split(QUOTES, blackhole);
        read.bytes += QUOTES.length;
    }

    private static void split(byte[] script, Blackhole blackhole) throws IOException {
        StatementReader reader = new StatementReader(
                new ByteArrayInputStream(script),
                StandardCharsets.UTF_8,
                position -> Place.file("sample.sql"),
                problem -> {
                    throw new IllegalStateException(problem.render());
                });
        try (reader) {
            for (Optional<Statement> next = reader.next(); next.isPresent(); next = reader.next()) {
                blackhole.consume(next.get());
            }
        }
    }
}
