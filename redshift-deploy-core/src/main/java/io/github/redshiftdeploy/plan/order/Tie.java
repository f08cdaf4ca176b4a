package io.github.redshiftdeploy.plan.order;

/**
 * Why a script waits for an earlier one, and whether it depends on what that one does.
 *
 * @param earlier the place of the other script among all, from 0
 * @param reason what they share, in words that go on after the later script's name
 * @param needs whether the script must not run when the earlier one has failed; otherwise it only waits for its end
 */
public record Tie(int earlier, String reason, boolean needs) {}
