package io.github.redshiftdeploy.plan.order;

/**
 * Why a script waits for an earlier one.
 *
 * @param earlier the place of the other script among all, from 0
 * @param reason what they share, in words that go on after the later script's name
 */
public record Tie(int earlier, String reason) {}
