package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values of placeholders that a script uses, as far as they tell whether it still does the same: not those that are
 * declared to change with each run, and not those whose names are those of secrets.
 *
 * @param values the values by their names, in order
 */
public record Inputs(Map<String, String> values) {

    /** Of a script that uses none. */
    public static final Inputs NONE = new Inputs(Map.of());

    /** A name with one of these in it is that of a secret, of which no digest is kept. */
    private static final Set<String> SECRET =
            Set.of("password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "apikey", "accesskey");

    private static final int SALT_BYTES = 8;

    /** So little of the digest is kept that many values have the same, and an equal one by chance is out of sight. */
    private static final int DIGEST_BYTES = 6;

    private static final SecureRandom CHANCE = new SecureRandom();

    /** Copies the map. */
    public Inputs {
        values = Map.copyOf(values);
    }

    /** Returns those that count of the values that a script uses. */
    static Inputs of(Set<String> used, ScriptConfig config) {
        Map<String, String> counted = new TreeMap<>();
        for (String name : used) {
            String value = config.placeholders().get(name);
            if (value != null && !config.changingPlaceholders().contains(name) && !isSecret(name)) {
                counted.put(name, value);
            }
        }
        return counted.isEmpty() ? NONE : new Inputs(counted);
    }

    private static boolean isSecret(String name) {
        StringBuilder plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetter).forEach(c -> plain.append((char) c));
        return SECRET.stream().anyMatch(word -> plain.indexOf(word) >= 0);
    }

    /** Returns a digest that tells equal values from others and tells nothing else; empty when there are no values. */
    public String digest() {
        if (values.isEmpty()) {
            return "";
        }
        byte[] salt = new byte[SALT_BYTES];
        CHANCE.nextBytes(salt);
        String text = HexFormat.of().formatHex(salt);
        return text + ":" + digest(text);
    }

    private String digest(String salt) {
        MessageDigest digest = Checksum.sha256();
        add(digest, salt);
        new TreeMap<>(values).forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /**
     * Tells whether a digest is of these values; nothing when it is not known.
     *
     * @param recorded what {@link #digest()} has given, perhaps long ago
     */
    public Optional<Boolean> same(Optional<String> recorded) {
        return recorded.map(text -> {
            int colon = text.indexOf(':');
            return colon < 0
                    ? values.isEmpty()
                    : text.equals(text.substring(0, colon) + ":" + digest(text.substring(0, colon)));
        });
    }
}
