package io.github.redshiftdeploy.plan.gate;

import static io.github.redshiftdeploy.config.RiskLevel.HIGH;
import static io.github.redshiftdeploy.config.RiskLevel.LOW;
import static io.github.redshiftdeploy.config.RiskLevel.MEDIUM;

import io.github.redshiftdeploy.catalogue.TableSizes.Size;
import io.github.redshiftdeploy.config.RiskLevel;
import io.github.redshiftdeploy.effect.Hazard.Nature;
import java.util.Optional;

/** How much harm what is done to a table may do, by the table's size; docs/guides/gates.md shows the same table. */
enum RiskTable {
    LOSES_ROWS(LOW, HIGH, HIGH, HIGH, HIGH),
    LOSES_COLUMN(LOW, HIGH, HIGH, HIGH, HIGH),
    CHANGES_ALL_ROWS(LOW, MEDIUM, HIGH, HIGH, HIGH),
    CHANGES_ROWS(LOW, LOW, MEDIUM, MEDIUM, MEDIUM),
    MOVES_ROWS(LOW, MEDIUM, MEDIUM, HIGH, MEDIUM),
    REWRITES(LOW, LOW, MEDIUM, HIGH, MEDIUM),
    LOCKS(LOW, LOW, LOW, MEDIUM, LOW),
    DROPS(LOW, LOW, LOW, LOW, LOW),
    CALLS(MEDIUM, MEDIUM, MEDIUM, MEDIUM, MEDIUM),
    UNKNOWN(MEDIUM, MEDIUM, MEDIUM, MEDIUM, MEDIUM);

    private static final long FEW_ROWS = 100_000;
    private static final long MANY_ROWS = 10_000_000;
    private static final long MANY_MEGABYTES = 10_240;

    private final RiskLevel empty;
    private final RiskLevel small;
    private final RiskLevel middle;
    private final RiskLevel large;
    private final RiskLevel unknown;

    RiskTable(RiskLevel empty, RiskLevel small, RiskLevel middle, RiskLevel large, RiskLevel unknown) {
        this.empty = empty;
        this.small = small;
        this.middle = middle;
        this.large = large;
        this.unknown = unknown;
    }

    /** Returns the level of what is done to a table of a size, which may be unknown. */
    static RiskLevel level(Nature nature, Optional<Size> size) {
        return valueOf(nature.name()).level(size);
    }

    private RiskLevel level(Optional<Size> known) {
        if (known.isEmpty()) {
            return unknown;
        }
        Size size = known.get();
        if (size.rows() >= MANY_ROWS || size.megabytes() >= MANY_MEGABYTES) {
            return large;
        }
        if (size.rows() == 0) {
            return empty;
        }
        return size.rows() < FEW_ROWS ? small : middle;
    }
}
