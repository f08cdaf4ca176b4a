package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.fault.Fault.Kind;
import io.github.redshiftdeploy.fault.Fault.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Chooses which faults happen together, and to what; the seed decides. */
final class Plans {
    /** Faults that befall a deployment and those that resume it. */
    private static final int MOST_TOGETHER = 12;

    /** For so many faults there is one round of those kinds of which only few are possible, or which take long. */
    private static final int ROUND = 1_500;

    private static final int MOST_ROUNDS = 40;

    /** In so many ways each of them happens in a round. */
    private static final int DIFFERENT_WAYS = 4;

    /** A message that arrives when the next deployment is there is most of a danger where two users deploy. */
    private static final int LINGERING = 6;

    private final Random random;
    private final List<Undisturbed> expected;
    private final List<Plan> plans = new ArrayList<>();

    private Plans(long seed, List<Undisturbed> expected) {
        this.random = new Random(seed);
        this.expected = expected;
    }

    /** Returns faults spread over all messages and statements, some alone and some together. */
    static List<Plan> of(long seed, List<Undisturbed> expected, int most) {
        Plans plans = new Plans(seed, expected);
        int rounds = Math.min(MOST_ROUNDS, Math.max(1, most / ROUND));
        for (int round = 0; round < rounds; round++) {
            plans.addRareOnes();
        }
        int rare = plans.count();
        plans.addCommonOnes(most - rare);
        Collections.shuffle(plans.plans, plans.random);
        return plans.plans;
    }

    /** Returns kills and signals spread over the borders of all statements. */
    static List<Plan> ofKills(long seed, List<Undisturbed> expected, int most) {
        Plans plans = new Plans(seed, expected);
        for (int way = 0; way < expected.size(); way++) {
            for (int at : expected.get(way).borders()) {
                for (Kind kind : kinds(kind -> kind.ofProcess() && kind.place() == Place.MESSAGE)) {
                    plans.add(way, List.of(Fault.of(kind, at)));
                }
            }
        }
        Collections.shuffle(plans.plans, plans.random);
        List<Plan> chosen = new ArrayList<>();
        for (int way = 0; way < expected.size(); way++) {
            for (Kind kind : kinds(kind -> kind.ofProcess() && kind.place() == Place.CALL)) {
                chosen.add(new Plan(List.of(Fault.of(kind, 1)), way));
            }
        }
        Collections.shuffle(chosen, plans.random);
        // Of the calls a third; the longest campaign has all of them.
        List<Plan> mixed = new ArrayList<>(chosen.subList(0, Math.min(chosen.size(), Math.max(1, most / 3))));
        mixed.addAll(plans.plans.subList(0, Math.min(most - mixed.size(), plans.plans.size())));
        Collections.shuffle(mixed, plans.random);
        return mixed;
    }

    private static List<Kind> kinds(Predicate<Kind> which) {
        return Arrays.stream(Kind.values()).filter(which).toList();
    }

    private void add(int way, List<Fault> faults) {
        plans.add(new Plan(faults, way));
    }

    private int count() {
        return plans.stream().mapToInt(plan -> plan.faults().size()).sum();
    }

    private void addRareOnes() {
        for (Kind kind : kinds(kind -> kind.place() == Place.CALL && !kind.ofProcess())) {
            for (int way : someWays()) {
                add(
                        way,
                        random.nextBoolean()
                                ? List.of(Fault.of(kind, 1))
                                : List.of(anywhere(way, Kind.CUT_AFTER), Fault.of(kind, 1)));
            }
        }
        for (Kind kind : kinds(kind -> kind.place() == Place.PAUSE)) {
            for (int way : someWays()) {
                add(way, List.of(anywhere(way, Kind.DIVISION), Fault.of(kind, 1 + random.nextInt(ROUND))));
            }
        }
        for (Kind kind : kinds(Kind::silent)) {
            for (int way : someWays()) {
                add(way, List.of(anywhere(way, kind)));
            }
        }
        for (int way = 0; way < expected.size(); way++) {
            for (int number = 0; number < LINGERING; number++) {
                add(way, List.of(anywhere(way, Kind.ALL_LINGER)));
            }
        }
    }

    private List<Integer> someWays() {
        List<Integer> ways =
                new ArrayList<>(IntStream.range(0, expected.size()).boxed().toList());
        Collections.shuffle(ways, random);
        return ways.subList(0, Math.min(DIFFERENT_WAYS, ways.size()));
    }

    private Fault anywhere(int way, Kind kind) {
        return Fault.of(kind, 1 + random.nextInt(last(way, kind)));
    }

    private int last(int way, Kind kind) {
        Undisturbed undisturbed = expected.get(way);
        return kind.place() == Place.STATEMENT ? undisturbed.statements().size() : undisturbed.messages();
    }

    private void addCommonOnes(int most) {
        List<Plan> all = new ArrayList<>();
        for (int way = 0; way < expected.size(); way++) {
            Deque<Fault> faults = new ArrayDeque<>(commonOnes(way));
            while (!faults.isEmpty()) {
                List<Fault> together = new ArrayList<>();
                int count = 1 + random.nextInt(MOST_TOGETHER);
                while (together.size() < count && !faults.isEmpty()) {
                    together.add(faults.remove());
                }
                together.sort(Comparator.comparingDouble(expected.get(way)::when));
                all.add(new Plan(together, way));
            }
        }
        Collections.shuffle(all, random);
        int count = 0;
        for (Plan plan : all) {
            if (count < most) {
                plans.add(plan);
                count += plan.faults().size();
            }
        }
    }

    private List<Fault> commonOnes(int way) {
        List<Fault> faults = new ArrayList<>();
        for (Kind kind : kinds(Plans::isCommon)) {
            for (int at = 1; at <= last(way, kind); at++) {
                boolean again = kind.place() == Place.STATEMENT && random.nextInt(4) == 0;
                faults.add(new Fault(kind, at, again ? Integer.MAX_VALUE : 1));
            }
        }
        Collections.shuffle(faults, random);
        return faults;
    }

    private static boolean isCommon(Kind kind) {
        boolean numbered = kind.place() == Place.MESSAGE || kind.place() == Place.STATEMENT;
        return numbered && !kind.ofProcess() && !kind.silent() && !kind.lingers();
    }
}
