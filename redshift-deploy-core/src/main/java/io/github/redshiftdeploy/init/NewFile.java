package io.github.redshiftdeploy.init;

/**
 * A file of a new project.
 *
 * @param path where it is in the project, with slashes
 */
record NewFile(String path, String text) {}
