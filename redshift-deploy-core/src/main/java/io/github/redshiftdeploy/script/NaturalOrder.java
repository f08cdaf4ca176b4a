package io.github.redshiftdeploy.script;

import java.util.Comparator;

/** Orders paths as people count: {@code 2_x} before {@code 10_x}, and what is in a folder together. */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        String[] a = one.split("/", -1);
        String[] b = other.split("/", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = names(a[i], b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static int names(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int afterA = runEnd(a, i);
            int afterB = runEnd(b, j);
            int order = runs(a.substring(i, afterA), b.substring(j, afterB));
            if (order != 0) {
                return order;
            }
            i = afterA;
            j = afterB;
        }
        int order = Integer.compare(a.length() - i, b.length() - j);
        return order != 0 ? order : a.compareTo(b);
    }

    /** A run is a number of any length, or a single other character. */
    private static int runEnd(String name, int from) {
        int end = from + 1;
        if (isDigit(name.charAt(from))) {
            while (end < name.length() && isDigit(name.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static int runs(String a, String b) {
        if (!isDigit(a.charAt(0)) || !isDigit(b.charAt(0))) {
            return a.compareTo(b);
        }
        String number = a.replaceFirst("^0+", "");
        String other = b.replaceFirst("^0+", "");
        int order = Integer.compare(number.length(), other.length());
        return order != 0 ? order : number.compareTo(other);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
