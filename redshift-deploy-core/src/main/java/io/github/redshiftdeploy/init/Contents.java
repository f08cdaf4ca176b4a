package io.github.redshiftdeploy.init;

import io.github.redshiftdeploy.config.InitConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a project should have, whether or not it is there.
 *
 * @param files the files, the POM first
 * @param leftOut what does not suit the project
 */
record Contents(List<NewFile> files, List<LeftOut> leftOut) {

    static final String POM = "pom.xml";

    private static final String JVM = ".mvn/jvm.config";

    /** Copies the lists. */
    Contents {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    /** Returns what suits a project. */
    static Contents of(InitConfig config) throws IOException {
        List<NewFile> files = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        boolean pom = hasPom(config);
        if (!pom) {
            files.add(new NewFile(POM, PomText.whole(config)));
        }
        if (pom && !isThere(config, JVM)) {
            leftOut.add(new LeftOut(JVM, "it suits a project that deploys SQL and compiles nothing"));
        } else {
            files.add(new NewFile(JVM, Template.text("jvm.config")));
        }
        FirstScripts scripts = FirstScripts.of(config);
        if (scripts.isAlone()) {
            files.addAll(scripts.files());
        } else {
            leftOut.add(new LeftOut(scripts.folder(), "there are scripts already"));
        }
        files.add(new NewFile(".gitignore", "target/\n"));
        Workflows.of(config, files, leftOut);
        return new Contents(files, leftOut);
    }

    /** Tells whether there is a POM, also one that Maven was not told of. */
    static boolean hasPom(InitConfig config) {
        return config.pom() != null || isThere(config, POM);
    }

    private static boolean isThere(InitConfig config, String path) {
        return Files.exists(config.root().resolve(path), LinkOption.NOFOLLOW_LINKS);
    }
}
