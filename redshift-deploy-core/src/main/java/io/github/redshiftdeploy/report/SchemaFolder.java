package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.catalogue.CatalogueCode;
import io.github.redshiftdeploy.catalogue.SchemaFiles;
import io.github.redshiftdeploy.config.DumpConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.script.ProjectRoot;
import io.github.redshiftdeploy.script.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder that a database is written to as SQL. A list in it says which files were written there, and what was in
 * them: only those are written over or removed.
 */
public final class SchemaFolder {

    /** The list: a digest and a path in each line. */
    static final String LIST = ".dump-schema";

    private static final int DIGEST = 64;

    /** So many names are told. */
    private static final int MOST_NAMES = 10;

    private final Path folder;
    private final ProjectRoot root;

    /**
     * Takes a folder, which need not exist.
     *
     * @param project the folder of the project, or of its build, that it is in
     */
    public SchemaFolder(Path project, Path folder) throws IOException {
        this.root = new ProjectRoot(project);
        this.folder = root.file(folder.toString());
    }

    /** Returns the folder that a goal is told to write to. */
    public static SchemaFolder of(GoalSettings told, DumpConfig dump) throws IOException {
        Path directory = dump.directory();
        if (directory != null) {
            return new SchemaFolder(
                    told.root(), told.amongSeveral().map(directory::resolve).orElse(directory));
        }
        Path reports = ReportFolder.of(told);
        return new SchemaFolder(Files.createDirectories(reports), reports.resolve("schema"));
    }

    /**
     * What was written.
     *
     * @param written how many files are new or others than before
     * @param unchanged how many were there as they are
     * @param removed the files of objects that are gone
     * @param kept those of which somebody has changed the text, so that they stay
     */
    public record Result(Path folder, int written, int unchanged, List<String> removed, List<String> kept) {}

    /**
     * Makes the folder hold these files.
     *
     * @throws DiagnosticException when a file is in the way that was not written by this; nothing is written then
     */
    public Result write(SchemaFiles files) throws IOException {
        Map<String, String> before = list();
        requireOwn(files, before);
        int written = 0;
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            Path path = path(file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                WholeFile.write(path, text -> text.write(file.getValue()));
                written++;
            }
        }
        List<String> removed = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (Map.Entry<String, String> old : before.entrySet()) {
            if (!files.texts().containsKey(old.getKey()) && Files.exists(path(old.getKey()))) {
                boolean ours =
                        Sha256.of(Files.readString(path(old.getKey())), 32).equals(old.getValue());
                (ours ? removed : kept).add(old.getKey());
            }
        }
        for (String path : removed) {
            Files.delete(path(path));
        }
        StringBuilder list = new StringBuilder();
        files.texts()
                .forEach((path, text) -> list.append(Sha256.of(text, 32))
                        .append(' ')
                        .append(path)
                        .append('\n'));
        WholeFile.write(folder.resolve(LIST), text -> text.write(list.toString()));
        return new Result(folder, written, files.texts().size() - written, removed, kept);
    }

    /** A link in the folder leads to no file outside of it. */
    private Path path(String path) throws IOException {
        return root.file(folder.resolve(path).toString());
    }

    private Map<String, String> list() throws IOException {
        Map<String, String> list = new TreeMap<>();
        Path file = path(LIST);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.length() > DIGEST + 1) {
                    list.put(line.substring(DIGEST + 1), line.substring(0, DIGEST));
                }
            }
        }
        return list;
    }

    private void requireOwn(SchemaFiles files, Map<String, String> before) throws IOException {
        List<String> foreign = new ArrayList<>();
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            Path path = path(file.getKey());
            boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
            if (there
                    && !before.containsKey(file.getKey())
                    && !(Files.isRegularFile(path) && Files.readString(path).equals(file.getValue()))) {
                foreign.add("'" + file.getKey() + "'");
            }
        }
        if (!foreign.isEmpty()) {
            String names = String.join(", ", foreign.subList(0, Math.min(MOST_NAMES, foreign.size())));
            throw new DiagnosticException(Diagnostic.error(
                            CatalogueCode.IN_THE_WAY,
                            foreign.size() + " files in '" + folder.getFileName()
                                    + "' were not written by 'redshift-deploy:dump-schema' and would be lost: " + names)
                    .help("set 'redshift.dumpDirectory' to another folder, or move them away"));
        }
    }

    /** Returns what there is to say of it. */
    public static List<String> lines(Result result, Path project) {
        List<String> lines = new ArrayList<>();
        Path shown = result.folder().startsWith(project.toAbsolutePath())
                ? project.toAbsolutePath().relativize(result.folder())
                : result.folder();
        lines.add("wrote " + result.written() + " files to " + shown.toString().replace('\\', '/') + ", "
                + result.unchanged() + " unchanged, " + result.removed().size() + " removed");
        result.kept()
                .forEach(path -> lines.add("kept " + path + ": its object is gone, but somebody has changed the file"));
        return lines;
    }
}
