/**
 * 流水说明: what a record of the journal decided, explained from it, from the records it builds on, and from its bundle.
 *
 * <p>Job: take bill, facts and answer out of a record; where the bill was put together from lines that came before,
 * find those by going back from record to record; where a record takes another one back, hold it against that one.
 * <br>Upstream: {@code launcher}, {@code explain.quote}. Downstream: {@code explain}, {@code policy.plane},
 * {@code record}.
 * <br>Thread: any, one at a time. <br>Allocation: freely.
 */
package io.yidi.gateway.explain.record;
