package io.github.redshiftdeploy.testkit.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A script of the scenario.
 *
 * @param name the file's name
 * @param ends the numbers of the statements after which everything before is committed, as the script's author knows
 * @param shows conditions that are true when a statement is committed, by its number; of the others the table
 *     {@code done} has a row
 */
public record Piece(String name, String text, List<Integer> ends, Map<Integer, String> shows) {
    private static final Pattern ENDS = Pattern.compile("(?m)^-- ends: (.*)$");
    private static final Pattern SHOWS = Pattern.compile("(?m)^-- shows (\\d+): (.*)$");
    private static final Pattern CALLED = Pattern.compile("(?m)^-- called: (.*)$");
    private static final int SHORT = 3;

    /** Three of them do not go into one message. */
    private static final String FILLER = "/* " + "filler ".repeat(60_000) + "*/";

    /** Copies the collections. */
    public Piece {
        ends = List.copyOf(ends);
        shows = Map.copyOf(shows);
    }

    public static Piece of(Path file) throws IOException {
        String text = Files.readString(file).replace("/* filler */", FILLER);
        Matcher ends = ENDS.matcher(text);
        if (!ends.find()) {
            throw new IOException(file + " does not tell where its segments end");
        }
        Map<Integer, String> shows = SHOWS.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        match -> Integer.parseInt(match.group(1)),
                        match -> match.group(2),
                        (one, other) -> one,
                        () -> new TreeMap<>()));
        return new Piece(
                file.getFileName().toString(),
                text,
                Arrays.stream(ends.group(1).trim().split(" ", -1))
                        .map(Integer::valueOf)
                        .toList(),
                shows);
    }

    /** Returns what the table {@code done} calls it: the number that its name begins with, if it says nothing else. */
    public String script() {
        Matcher called = CALLED.matcher(text);
        return called.find() ? called.group(1) : name.substring(0, SHORT);
    }

    /** Tells whether it runs whenever it is deployed; it says otherwise of itself, or of what an ordering says. */
    public boolean always() {
        return !text.contains("run=o");
    }

    public int statements() {
        return ends.get(ends.size() - 1);
    }

    /** Returns how many statements are committed when one fails. */
    public int committedBefore(int statement) {
        return ends.stream()
                .filter(end -> end < statement)
                .reduce((one, later) -> later)
                .orElse(0);
    }
}
