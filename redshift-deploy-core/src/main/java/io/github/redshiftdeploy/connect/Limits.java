package io.github.redshiftdeploy.connect;

/**
 * How much a transport takes in one message, statements of ours not counted.
 *
 * @param ofOneTransaction the most statements of one transaction, of which nothing is left when it fails
 * @param ofSeveral the most statements of several transactions: not more than that is on its way when one of them
 *     fails, or the lease is lost; with 0 a message ends with its transaction
 * @param characters the longest text, unless it is a single statement: it is held in memory several times, and so it is
 *     by the server
 */
public record Limits(int ofOneTransaction, int ofSeveral, int characters) {}
