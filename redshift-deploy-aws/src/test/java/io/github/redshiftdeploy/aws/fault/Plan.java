package io.github.redshiftdeploy.aws.fault;

import io.github.redshiftdeploy.aws.fault.RequestFault.Kind;
import io.github.redshiftdeploy.aws.fault.RequestFault.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * The faults of one trial; a seed decides which befall which request together.
 *
 * @param way the number of the way in which is deployed
 */
record Plan(int way, List<RequestFault> faults) {
    /** Faults that befall a deployment and those that resume it. */
    private static final int MOST_TOGETHER = 9;

    /** What the client survives by itself, and what it does not. */
    private static final int MOST_TIMES = 7;

    /** One in so many faults at requests takes seconds. */
    private static final int LATE = 40;

    /** Copies the list. */
    Plan {
        faults = List.copyOf(faults);
    }

    /** Returns trials of so many faults of all kinds but kills, spread over all requests. */
    static List<Plan> of(long seed, List<Undisturbed> expected, int most) {
        Random random = new Random(seed);
        List<Plan> plans = new ArrayList<>();
        int count = 0;
        while (count < most) {
            int way = random.nextInt(expected.size());
            int together = 1 + random.nextInt(MOST_TOGETHER);
            List<RequestFault> faults = new ArrayList<>();
            if (expected.get(way).way().calls() && random.nextInt(4) == 0) {
                faults.add(RequestFault.of(any(random, kind -> kind.place == Place.CALL), 1));
            }
            while (faults.size() < together) {
                faults.add(fault(random, expected.get(way).requests()));
            }
            faults.sort(Comparator.comparingInt(RequestFault::at));
            plans.add(new Plan(way, faults));
            count += faults.size();
        }
        return plans;
    }

    private static RequestFault fault(Random random, int requests) {
        int at = 1 + random.nextInt(requests);
        if (random.nextInt(LATE) == 0) {
            return new RequestFault(Kind.LATE, at, false, random.nextBoolean() ? 1 : 3);
        }
        Kind kind = any(random, one -> one.place != Place.CALL && !one.kills() && one != Kind.LATE);
        boolean single = kind.place == Place.REQUEST && kind != Kind.SESSION_EXPIRED;
        return new RequestFault(
                kind, at, single && random.nextInt(3) == 0, single ? 1 + random.nextInt(MOST_TIMES) : 1);
    }

    private static Kind any(Random random, Predicate<Kind> which) {
        List<Kind> kinds = Arrays.stream(Kind.values()).filter(which).toList();
        return kinds.get(random.nextInt(kinds.size()));
    }

    /**
     * Returns kills at each request.
     *
     * @param both whether both before it arrives and behind that; otherwise the seed decides
     */
    static List<Plan> ofKills(long seed, List<Undisturbed> expected, boolean both) {
        Random random = new Random(seed);
        List<Plan> plans = new ArrayList<>();
        for (int way = 0; way < expected.size(); way++) {
            for (int at = 1; at <= expected.get(way).requests(); at++) {
                List<Kind> kinds = new ArrayList<>(List.of(Kind.KILL_BEFORE, Kind.KILL_AFTER));
                Collections.shuffle(kinds, random);
                for (Kind kind : both ? kinds : kinds.subList(0, 1)) {
                    plans.add(new Plan(way, List.of(RequestFault.of(kind, at))));
                }
            }
        }
        Collections.shuffle(plans, random);
        return plans;
    }
}
