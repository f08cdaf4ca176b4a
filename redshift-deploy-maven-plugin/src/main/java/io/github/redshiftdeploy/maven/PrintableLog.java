package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.diagnostic.Printable;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log, where nothing that a goal says is obeyed by a terminal or a runner, wherever the words come from: each
 * line stands behind Maven's own mark, and an exception is one that can be printed.
 */
final class PrintableLog implements Log {

    private final Log log;

    PrintableLog(Log log) {
        this.log = log;
    }

    private static String line(CharSequence content) {
        return Printable.line(content.toString());
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(line(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(line(content), PrintableFailure.of(error));
    }

    @Override
    public void debug(Throwable error) {
        log.debug(PrintableFailure.of(error));
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(line(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(line(content), PrintableFailure.of(error));
    }

    @Override
    public void info(Throwable error) {
        log.info(PrintableFailure.of(error));
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(line(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(line(content), PrintableFailure.of(error));
    }

    @Override
    public void warn(Throwable error) {
        log.warn(PrintableFailure.of(error));
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(line(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(line(content), PrintableFailure.of(error));
    }

    @Override
    public void error(Throwable error) {
        log.error(PrintableFailure.of(error));
    }
}
