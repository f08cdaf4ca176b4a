package io.github.redshiftdeploy.remedy;

import java.util.SortedSet;

/**
 * What causes a code, and what is made of it.
 *
 * @param before what causes the code
 * @param after what the suggestion makes of it
 * @param then the codes that are told in the place of that one
 */
record Trial(Attempt before, Attempt after, SortedSet<String> then) {}
