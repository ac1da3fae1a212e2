/**
 * 对账账册: which settlements and refunds stand on which business day, as far as the journal is durable.
 *
 * <p>Job: reads the journal behind the core thread, keeps sums of each institution by day, insurance, clearing office
 * and kind of clearing, and finds single rows again. A projection: dropped at the end and made anew from the journal.
 * <br>Upstream: {@code national.reconcile}. Downstream: {@code journal}, {@code record}. <br>Thread: one that is not
 * the core thread's nor an event loop's. <br>Allocation: some bytes a settlement, bounded by days and rows.
 */
package io.yidi.gateway.statement;
