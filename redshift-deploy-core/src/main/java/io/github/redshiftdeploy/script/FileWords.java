package io.github.redshiftdeploy.script;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What is wrong with a file, in words. Many of Java's exceptions have only the file's name for a message. */
public final class FileWords {

    private FileWords() {}

    /** Returns the words of a problem. */
    public static String of(IOException problem) {
        if (!(problem instanceof FileSystemException file) || file.getReason() != null) {
            String message = problem.getMessage();
            return message == null ? problem.getClass().getSimpleName() : message;
        }
        if (file instanceof AccessDeniedException) {
            return "no permission to use '" + file.getFile() + "'";
        }
        if (file instanceof FileAlreadyExistsException || file instanceof NotDirectoryException) {
            return "'" + file.getFile() + "' is a file, and must be a folder";
        }
        if (file instanceof NoSuchFileException) {
            return "'" + file.getFile() + "' is not there";
        }
        return file.getClass().getSimpleName() + ": '" + file.getFile() + "'";
    }
}
