package io.github.redshiftdeploy.local.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a database needs before it can stand in for one of Redshift.
 *
 * @param sql a text of many statements for the owner of the server; it may run again
 * @param version differs whenever the text does
 */
public record Bootstrap(String sql, String version) {
    private static final List<String> PARTS = List.of(
            "settings",
            "ranks",
            "keeping",
            "lake",
            "elsewhere",
            "dynamic",
            "late-views",
            "datashares",
            "dates",
            "strings",
            "json",
            "numbers",
            "catalogue",
            "journal",
            "show",
            "rights");

    static Bootstrap standard() {
        StringBuilder sql = new StringBuilder();
        PARTS.forEach(part -> sql.append(read(part + ".sql")).append('\n'));
        sql.append(Settings.rights()).append(";\n");
        return new Bootstrap(sql.toString(), hash(sql.toString()));
    }

    private static String read(String name) {
        try (InputStream resource = Bootstrap.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the jar lacks '" + name + "'");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
