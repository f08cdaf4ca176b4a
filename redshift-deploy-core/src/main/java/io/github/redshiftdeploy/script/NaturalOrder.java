package io.github.redshiftdeploy.script;

import java.util.Comparator;

/** Orders paths as people count: {@code 2_x} before {@code 10_x}, and what is in a folder together. */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        if (one.indexOf('/') < 0 && other.indexOf('/') < 0) {
            return names(one, other);
        }
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
            if (!isDigit(a.charAt(i)) || !isDigit(b.charAt(j))) {
                if (a.charAt(i) != b.charAt(j)) {
                    return Character.compare(a.charAt(i), b.charAt(j));
                }
                i++;
                j++;
                continue;
            }
            int afterA = afterNumber(a, i);
            int afterB = afterNumber(b, j);
            int order = numbers(a.substring(i, afterA), b.substring(j, afterB));
            if (order != 0) {
                return order;
            }
            i = afterA;
            j = afterB;
        }
        int order = Integer.compare(a.length() - i, b.length() - j);
        return order != 0 ? order : a.compareTo(b);
    }

    private static int afterNumber(String name, int from) {
        int end = from;
        while (end < name.length() && isDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Compares numbers of any length. */
    private static int numbers(String a, String b) {
        String number = withoutZeros(a);
        String other = withoutZeros(b);
        int order = Integer.compare(number.length(), other.length());
        return order != 0 ? order : number.compareTo(other);
    }

    private static String withoutZeros(String number) {
        int from = 0;
        while (from < number.length() && number.charAt(from) == '0') {
            from++;
        }
        return number.substring(from);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
