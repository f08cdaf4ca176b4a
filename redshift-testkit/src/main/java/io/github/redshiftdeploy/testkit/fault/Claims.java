package io.github.redshiftdeploy.testkit.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a deployment that failed said is committed.
 *
 * @param scripts for each script of the release, in order
 */
public record Claims(List<Claim> scripts) {
    private static final Pattern PLACE = Pattern.compile("^(sql/[^:\\n]+\\.sql)[:\\s]", Pattern.MULTILINE);
    private static final Pattern COMMITTED = Pattern.compile("= committed(?: for certain)?: (.*)");
    private static final Pattern UNKNOWN = Pattern.compile("= unknown: whether (statements? .*)");
    private static final Pattern UNKNOWN_AFTER = Pattern.compile("= unknown: whether (?:the|(\\d+)) scripts? after it");
    private static final Pattern NOT_COMMITTED = Pattern.compile("= not committed: (.*)");
    private static final Pattern STOPPED =
            Pattern.compile("= (?:stopped with it|failed too): (sql/[^:;\\n]+)[^\\n]*; committed of it: ([^;\\n]+)"
                    + "(?:; unknown: ([^\\n]+))?");
    private static final Pattern LATER = Pattern.compile("= committed too, though later in the order: (.*)");
    private static final Pattern NOT_RUN = Pattern.compile("= not run: (sql/[^\\n]+)");
    private static final Pattern BEFORE = Pattern.compile("(\\d+) scripts? before it");
    private static final Pattern NUMBERS = Pattern.compile("statements? (\\d+)(?: to (\\d+))?");

    /** Copies the list. */
    public Claims {
        scripts = List.copyOf(scripts);
    }

    /**
     * What it said of a script.
     *
     * @param certain the number of the last statement that is committed for certain
     * @param possible the number of the last one that may be
     */
    public record Claim(int certain, int possible) {
        static final Claim NOTHING = new Claim(0, 0);

        static Claim all(Piece piece) {
            return new Claim(piece.statements(), piece.statements());
        }
    }

    /**
     * Reads what was shown; what cannot be read, or contradicts itself, is a problem.
     *
     * @param pending how many scripts at least were to run before each
     */
    public static Claims of(List<Piece> pieces, String shown, List<Integer> pending, List<String> problems) {
        if (shown.contains("= committed: all scripts")) {
            return new Claims(pieces.stream().map(Claim::all).toList());
        }
        Matcher committed = COMMITTED.matcher(shown);
        Matcher place = PLACE.matcher(shown);
        if (!committed.find() || !place.find()) {
            problems.add("it does not say what is committed");
            return new Claims(pieces.stream()
                    .map(piece -> new Claim(0, piece.statements()))
                    .toList());
        }
        int stopped = index(pieces, place.group(1));
        List<Claim> claims = new ArrayList<>();
        pieces.subList(0, stopped).forEach(piece -> claims.add(Claim.all(piece)));
        claims.add(ofStopped(pieces.get(stopped), committed.group(1), shown, problems));
        pieces.subList(stopped + 1, pieces.size()).forEach(piece -> claims.add(Claim.NOTHING));
        ofOthers(pieces, shown, stopped, claims);
        Matcher before = BEFORE.matcher(committed.group(1));
        int scripts = before.find() ? Integer.parseInt(before.group(1)) : 0;
        int notRun = notRunBefore(pieces, shown, stopped, claims);
        if (scripts + notRun > stopped
                || scripts + notRun + othersBefore(pieces, shown, stopped) < pending.get(stopped)) {
            problems.add("it says that " + scripts + " scripts before are committed, and there are " + stopped + ", "
                    + pending.get(stopped) + " of them new");
        }
        return new Claims(claims);
    }

    /**
     * Returns for each script how many before it had something to do.
     *
     * @param visible what of them shows in the tables in the end, and {@code before} what did so at the beginning
     */
    public static List<Integer> pending(List<Piece> pieces, Map<String, Integer> visible, Map<String, Integer> before) {
        List<Integer> pending = new ArrayList<>();
        int count = 0;
        for (Piece piece : pieces) {
            pending.add(count);
            for (int statement = 1; statement <= piece.statements(); statement++) {
                String key = Evidence.key(piece, statement);
                if (visible.containsKey(key) && !before.containsKey(key)) {
                    count++;
                    break;
                }
            }
        }
        return pending;
    }

    /** With several lanes some before it have perhaps not run; returns how many those are. */
    private static int notRunBefore(List<Piece> pieces, String shown, int stopped, List<Claim> claims) {
        Matcher named = NOT_RUN.matcher(shown);
        int before = 0;
        if (named.find()) {
            for (String name : named.group(1).split(", ", -1)) {
                int piece = index(pieces, name);
                claims.set(piece, Claim.NOTHING);
                before += piece < stopped ? 1 : 0;
            }
        }
        return before;
    }

    /** Returns how many scripts before it are told apart, because they failed or stopped on another lane. */
    private static int othersBefore(List<Piece> pieces, String shown, int stopped) {
        Matcher other = STOPPED.matcher(shown);
        int before = 0;
        while (other.find()) {
            before += index(pieces, other.group(1)) < stopped ? 1 : 0;
        }
        return before;
    }

    private static int index(List<Piece> pieces, String path) {
        return pieces.stream().map(piece -> "sql/" + piece.name()).toList().indexOf(path);
    }

    private static Claim ofStopped(Piece piece, String committed, String shown, List<String> problems) {
        int certain = last(committed).orElse(0);
        Matcher unknown = UNKNOWN.matcher(shown);
        int possible = unknown.find() ? last(unknown.group(1)).orElse(certain) : certain;
        Matcher not = NOT_COMMITTED.matcher(shown);
        int first = not.find() ? first(not.group(1)).orElse(0) : piece.statements() + 1;
        if (first != possible + 1) {
            problems.add("it says nothing of some statements: " + possible + " may be committed, " + first
                    + " is the first that is not");
        }
        return new Claim(certain, possible);
    }

    private static void ofOthers(List<Piece> pieces, String shown, int stopped, List<Claim> claims) {
        Matcher after = UNKNOWN_AFTER.matcher(shown);
        int unknown = !after.find() ? 0 : after.group(1) == null ? 1 : Integer.parseInt(after.group(1));
        for (int piece = stopped + 1; piece <= stopped + unknown && piece < pieces.size(); piece++) {
            claims.set(piece, new Claim(0, pieces.get(piece).statements()));
        }
        Matcher later = LATER.matcher(shown);
        if (later.find()) {
            for (String name : later.group(1).split(", ", -1)) {
                int piece = index(pieces, name);
                claims.set(piece, Claim.all(pieces.get(piece)));
            }
        }
        Matcher other = STOPPED.matcher(shown);
        while (other.find()) {
            int piece = index(pieces, other.group(1));
            int certain = last(other.group(2)).orElse(0);
            int possible = other.group(3) == null
                    ? claims.get(piece).possible()
                    : last(other.group(3)).orElse(certain);
            claims.set(piece, new Claim(certain, Math.max(certain, possible)));
        }
    }

    /** Tells whether something was not known. */
    public boolean unknown() {
        return scripts.stream().anyMatch(claim -> claim.possible() > claim.certain());
    }

    /** Compares with what the tables show. */
    public List<String> lies(List<Piece> pieces, Map<String, Integer> visible, Map<String, Integer> found) {
        List<String> lies = new ArrayList<>();
        for (int piece = 0; piece < pieces.size(); piece++) {
            Claim claim = scripts.get(piece);
            for (int statement = 1; statement <= pieces.get(piece).statements(); statement++) {
                String key = Evidence.key(pieces.get(piece), statement);
                boolean there = found.containsKey(key);
                boolean lie = there ? statement > claim.possible() : statement <= claim.certain();
                if (visible.containsKey(key) && lie) {
                    lies.add("it says that " + key + " is " + (there ? "not " : "") + "committed");
                }
            }
        }
        return lies;
    }

    private static OptionalInt first(String words) {
        Matcher numbers = NUMBERS.matcher(words);
        return numbers.find() ? OptionalInt.of(Integer.parseInt(numbers.group(1))) : OptionalInt.empty();
    }

    private static OptionalInt last(String words) {
        Matcher numbers = NUMBERS.matcher(words);
        if (!numbers.find()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(numbers.group(2) == null ? numbers.group(1) : numbers.group(2)));
    }
}
