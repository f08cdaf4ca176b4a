package io.github.redshiftdeploy.init;

import io.github.redshiftdeploy.config.FirstTarget;
import io.github.redshiftdeploy.config.InitConfig;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a project begins with now.
 *
 * @param wrote the files that are new
 * @param kept the files that were there
 */
public record Beginning(InitConfig config, List<String> wrote, List<String> kept, List<LeftOut> leftOut) {

    private static final String GUIDE =
            "https://github.com/redshiftdeploy/redshift-deploy-maven-plugin/blob/main/docs/getting-started.md";

    /** Copies the lists. */
    public Beginning {
        wrote = List.copyOf(wrote);
        kept = List.copyOf(kept);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Tells the user what was written, and what to do now.
     *
     * @param log takes a line to read
     * @param copy takes a line to copy, of a POM
     */
    public void tell(Consumer<String> log, Consumer<String> copy) throws IOException {
        wrote.forEach(path -> log.accept("wrote " + path));
        kept.forEach(path -> log.accept("kept " + path));
        leftOut.forEach(left -> log.accept("left out " + left.path() + ": " + left.why()));
        if (kept.contains(".gitignore")) {
            log.accept("see that .gitignore has a line 'target/': reports and the data of the stand-in are there");
        }
        tellAddition(log, copy);
        log.accept(
                "now check the scripts, and deploy them to the embedded stand-in (about 20 MB, fetched the first time):");
        log.accept("  mvn redshift-deploy:validate");
        log.accept("  mvn redshift-deploy:execute -Dredshift.target=local");
        FirstTarget target = config.target();
        if (target != null) {
            log.accept("with AWS credentials, see what would happen in the warehouse, and deploy there:");
            log.accept("  mvn redshift-deploy:plan -Dredshift.target=" + target.name());
            log.accept("  mvn redshift-deploy:execute -Dredshift.target=" + target.name());
        }
        log.accept("what else it takes: " + GUIDE);
    }

    /** Tells what the user has to add to a POM that was there. */
    private void tellAddition(Consumer<String> log, Consumer<String> copy) throws IOException {
        FirstTarget target = config.target();
        InitConfig.Pom pom = config.pom();
        boolean deploys = pom != null && pom.deploys();
        if (wrote.contains(Contents.POM) || (deploys && target == null)) {
            return;
        }
        String place = deploys ? "<targets> of the plugin" : "<build><plugins>";
        log.accept("add this to " + place + " in " + kept.get(0) + ":");
        String addition = deploys && target != null ? PomText.target(target) : PomText.plugin(config);
        addition.lines().map(line -> "  " + line).forEach(copy);
    }
}
