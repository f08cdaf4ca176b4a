package io.github.redshiftdeploy.init;

import io.github.redshiftdeploy.config.FirstTarget;
import io.github.redshiftdeploy.config.InitConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

    /** Returns what to tell the user: what was written, and what to do now. */
    public List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        wrote.forEach(path -> lines.add("wrote " + path));
        kept.forEach(path -> lines.add("kept " + path));
        leftOut.forEach(left -> lines.add("left out " + left.path() + ": " + left.why()));
        if (kept.contains(".gitignore")) {
            lines.add("see that .gitignore has a line 'target/': reports and the data of the stand-in are there");
        }
        addition().forEach(lines::add);
        lines.add(
                "check the scripts, and deploy them to the embedded stand-in, which the first time is fetched (20 MB):");
        lines.add("  mvn redshift-deploy:validate");
        lines.add("  mvn redshift-deploy:execute -Dredshift.target=local");
        FirstTarget target = config.target();
        if (target != null) {
            lines.add("see what would happen in the warehouse, and deploy there:");
            lines.add("  mvn redshift-deploy:plan -Dredshift.target=" + target.name());
            lines.add("  mvn redshift-deploy:execute -Dredshift.target=" + target.name());
        }
        lines.add("what else it takes: " + GUIDE);
        return lines;
    }

    /** Returns what the user has to add to a POM that was there. */
    private List<String> addition() throws IOException {
        FirstTarget target = config.target();
        InitConfig.Pom pom = config.pom();
        boolean deploys = pom != null && pom.deploys();
        if (wrote.contains(Contents.POM) || (deploys && target == null)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        String place = deploys ? "<targets> of the plugin" : "<build><plugins>";
        lines.add("add this to " + place + " in " + kept.get(0) + ":");
        String addition = deploys && target != null ? PomText.target(target) : PomText.plugin(config);
        addition.lines().map(line -> "  " + line).forEach(lines::add);
        return lines;
    }
}
