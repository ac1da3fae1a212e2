/**
 * 报文转换: how the nodes of the national interface become native messages.
 *
 * <p>Job: what the tables of {@code national.table} say field by field, and the few families of messages that need more
 * than renaming. <br>Upstream: {@code national}, {@code national.answer}. Downstream: {@code catalogue},
 * {@code national.document}, {@code national.place}, {@code national.table}. <br>Thread: one event loop.
 * <br>Allocation: none but faults.
 */
package io.yidi.gateway.national.message;
