package io.github.redshiftdeploy.local.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The machine, in the words of the archives' names. */
record Platform(String system, String processor) {
    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String name, String architecture) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return new Platform("windows", processor(architecture));
        }
        if (lower.startsWith("mac")) {
            return new Platform("darwin", processor(architecture));
        }
        return new Platform(lower, processor(architecture));
    }

    private static String processor(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> architecture;
        };
    }

    boolean windows() {
        return system.equals("windows");
    }

    /** Returns the names that the archive for this machine may have, the best first. */
    List<String> archives() {
        String plain = "postgres-" + system + "-" + processor;
        if (Files.exists(Path.of("/etc/alpine-release"))) {
            return List.of(plain + "-alpine_linux.txz", plain + ".txz");
        }
        return List.of(plain + ".txz");
    }
}
