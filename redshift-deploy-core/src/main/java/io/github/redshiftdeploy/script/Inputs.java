package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of placeholders that a script uses, as far as they tell whether it still does the same: not those that are
 * declared to change with each run, and not those whose names are those of secrets.
 *
 * @param values the values by their names, in order
 * @param changing the names of those that are declared to change
 */
public record Inputs(Map<String, String> values, Set<String> changing) {

    /** Of a script that uses none. */
    public static final Inputs NONE = new Inputs(Map.of(), Set.of());

    private static final int SALT_BYTES = 8;
    private static final int DIGEST_BYTES = 6;

    /** What a row of the history has room for; a script of more placeholders is not compared. */
    private static final int LONGEST = 4_000;

    private static final SecureRandom CHANCE = new SecureRandom();

    /** Copies the collections. */
    public Inputs {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        changing = Set.copyOf(changing);
    }

    /** Returns those that count of the values that a script uses. */
    static Inputs of(Set<String> used, ScriptConfig config) {
        Map<String, String> counted = new TreeMap<>();
        for (String name : used) {
            String value = config.placeholders().get(name);
            if (value != null && !config.changingPlaceholders().contains(name) && !SecretWords.nameOne(name)) {
                counted.put(name, value);
            }
        }
        return new Inputs(counted, config.changingPlaceholders());
    }

    /**
     * Returns a salted digest of each value, by which it can be compared and not be read: {@code salt name=digest …}.
     * Whoever has it can only try guesses. Empty when there are no values, and absent when they are too many.
     */
    public @Nullable String digest() {
        if (values.isEmpty()) {
            return "";
        }
        byte[] salt = new byte[SALT_BYTES];
        CHANCE.nextBytes(salt);
        StringBuilder text = new StringBuilder(HexFormat.of().formatHex(salt));
        String begin = text.toString();
        values.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(digest(begin, name, value)));
        return text.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST ? null : text.toString();
    }

    private static String digest(String salt, String name, String value) {
        MessageDigest digest = Sha256.digest();
        for (String part : List.of(salt, name, value)) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    /**
     * Returns the placeholders that have another value now than a script of the same text ran with, or none any more,
     * in order.
     *
     * @param recorded what {@link #digest()} has given, perhaps long ago; absent when nobody knows
     */
    public Set<String> changed(@Nullable String recorded) {
        Set<String> changed = new TreeSet<>();
        compare(recorded, changed);
        return changed;
    }

    /**
     * Returns the same, and those whose values were not counted when it ran: nobody knows whether they have changed.
     *
     * @param recorded as above; when it is absent nothing is said to have changed
     */
    public Set<String> perhapsChanged(@Nullable String recorded) {
        Set<String> changed = new TreeSet<>();
        Set<String> known = compare(recorded, changed);
        if (recorded != null) {
            values.keySet().stream().filter(name -> !known.contains(name)).forEach(changed::add);
        }
        return changed;
    }

    /** Returns the names in a digest. */
    private Set<String> compare(@Nullable String recorded, Set<? super String> changed) {
        Set<String> known = new TreeSet<>();
        StringTokenizer words = new StringTokenizer(recorded == null ? "" : recorded, " ");
        String salt = words.hasMoreTokens() ? words.nextToken() : "";
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            int end = Math.max(0, word.lastIndexOf('='));
            String name = word.substring(0, end);
            String value = values.get(name);
            known.add(name);
            boolean same = value != null && word.equals(name + "=" + digest(salt, name, value));
            if (!same && !changing.contains(name)) {
                changed.add(name);
            }
        }
        return known;
    }
}
