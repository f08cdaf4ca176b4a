package io.github.redshiftdeploy.config;

/** How much harm a statement may do, by what it does and to how many rows. */
public enum RiskLevel {
    /** It is soon over, and can be put right. */
    LOW,
    /** It takes long or holds others up, or changes rows that nobody has a copy of. */
    MEDIUM,
    /** Rows are lost, or a large table is out of reach for long. */
    HIGH
}
