package io.github.redshiftdeploy.delivery.supply;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The POMs of this project, as they are written. */
final class Poms {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Poms() {}

    /** Returns the POM of a module, or of the project as a whole for an empty name. */
    static Model read(String module) throws IOException {
        try (Reader reader = Files.newBufferedReader(ROOT.resolve(module).resolve("pom.xml"))) {
            return new MavenXpp3Reader().read(reader);
        } catch (XmlPullParserException e) {
            throw new IOException(module, e);
        }
    }

    /** Returns the modules whose jars are uploaded. */
    static List<String> published() throws IOException {
        List<String> published = new ArrayList<>();
        for (String module : read("").getModules()) {
            if (!"true".equals(read(module).getProperties().getProperty("maven.deploy.skip"))) {
                published.add(module);
            }
        }
        return published;
    }

    static Profile profile(Model model, String id) {
        return model.getProfiles().stream()
                .filter(profile -> profile.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
