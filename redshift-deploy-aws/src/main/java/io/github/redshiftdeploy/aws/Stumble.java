package io.github.redshiftdeploy.aws;

import java.util.Arrays;
import java.util.List;

/** Tells an exception of the SDK, which the world has caused, from a bug in our code. */
final class Stumble {

    private static final String SDK = "software.amazon.awssdk.";

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");

    private Stumble() {}

    /** Returns whether the SDK has thrown the exception, or let code of the JDK throw it. */
    static boolean isOfSdk(RuntimeException exception) {
        return Arrays.stream(exception.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> JDK.stream().noneMatch(name::startsWith))
                .findFirst()
                .filter(name -> name.startsWith(SDK))
                .isPresent();
    }
}
