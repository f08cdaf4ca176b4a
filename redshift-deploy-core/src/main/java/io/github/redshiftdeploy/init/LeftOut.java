package io.github.redshiftdeploy.init;

/**
 * What is not written though it is not there.
 *
 * @param path where it would be in the project
 * @param why what the user should know
 */
record LeftOut(String path, String why) {}
