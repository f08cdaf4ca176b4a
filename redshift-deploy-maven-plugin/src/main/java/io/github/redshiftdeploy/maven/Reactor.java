package io.github.redshiftdeploy.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Takes a goal of the command line through the modules of a build. Maven calls one that needs no POM for the top
 * project alone.
 */
@Named
final class Reactor {

    /** How many modules were passed over so far; it is there while a goal is taken through the modules. */
    private static final String PASSED_OVER = "redshift-deploy.passed-over";

    /** The files that the modules leave for a report of the whole build. */
    private static final String FILES = "redshift-deploy.files";

    private final LifecycleExecutor lifecycle;
    private final BuildPluginManager plugins;

    @Inject
    Reactor(LifecycleExecutor lifecycle, BuildPluginManager plugins) {
        this.lifecycle = lifecycle;
        this.plugins = plugins;
    }

    /** Tells whether the goal was called for all modules at once, and not by this class for one of them. */
    static boolean isForAll(MojoExecution goal, MavenSession session) {
        return goal.getSource() == MojoExecution.Source.CLI
                && session.getProjects().size() > 1
                && !context(goal, session).containsKey(PASSED_OVER);
    }

    /** Counts a module that has no scripts. */
    static void passOver(MojoExecution goal, MavenSession session) {
        context(goal, session).computeIfPresent(PASSED_OVER, (key, count) -> (int) count + 1);
    }

    /** Keeps a file of a module, for a report of the whole build. */
    @SuppressWarnings("unchecked") // It is what run() has put there.
    static void keep(Path file, MojoExecution goal, MavenSession session) {
        List<Path> files = (List<Path>) context(goal, session).get(FILES);
        if (files != null) {
            files.add(file);
        }
    }

    /**
     * Runs a goal in each of the modules, with the configuration that the module has for it.
     *
     * @param collects whether the other modules still have their turn after one that failed
     * @param files takes the files that the modules leave for a report of the whole build
     * @return how many modules were not passed over
     */
    int run(MojoExecution goal, List<MavenProject> modules, MavenSession session, boolean collects, List<Path> files)
            throws MojoExecutionException, MojoFailureException {
        Map<String, Object> context = context(goal, session);
        context.put(PASSED_OVER, 0);
        context.put(FILES, files);
        try {
            List<String> failures = new ArrayList<>();
            for (MavenProject module : modules) {
                try {
                    run(goal, module, session);
                } catch (MojoFailureException e) {
                    failures.add(name(module) + ": " + e.getMessage());
                    if (!collects) {
                        break;
                    }
                }
            }
            if (!failures.isEmpty()) {
                throw new MojoFailureException(String.join("; ", failures));
            }
            return modules.size() - (int) context.get(PASSED_OVER);
        } finally {
            context.remove(PASSED_OVER);
            context.remove(FILES);
        }
    }

    /** Returns how messages call a module: two may have one artifact id. */
    static String name(MavenProject module) {
        return "module '" + module.getGroupId() + ":" + module.getArtifactId() + "'";
    }

    private void run(MojoExecution goal, MavenProject module, MavenSession session)
            throws MojoExecutionException, MojoFailureException {
        MavenSession there = session.clone();
        there.setCurrentProject(module);
        try {
            for (MojoExecution execution :
                    lifecycle.calculateExecutionPlan(there, task(goal)).getMojoExecutions()) {
                plugins.executeMojo(there, execution);
            }
        } catch (MojoExecutionException e) {
            throw new MojoExecutionException(name(module) + ": " + e.getMessage(), e.getCause());
        } catch (MojoFailureException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // Maven has eleven kinds of them for a plugin that cannot be configured or started.
            throw RedshiftMojo.failure(e, name(module) + ": " + e.getMessage());
        }
    }

    /** Returns what the command line would call: this version of the plugin, whichever the module names. */
    private static String task(MojoExecution goal) {
        return plugin(goal).getId() + ":" + goal.getGoal() + "@" + goal.getExecutionId();
    }

    /** Returns what the calls of a goal in one build share, whatever class loader each of them has. */
    private static Map<String, Object> context(MojoExecution goal, MavenSession session) {
        return session.getPluginContext(plugin(goal), session.getTopLevelProject());
    }

    private static PluginDescriptor plugin(MojoExecution goal) {
        return goal.getMojoDescriptor().getPluginDescriptor();
    }
}
