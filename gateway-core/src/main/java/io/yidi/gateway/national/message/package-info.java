/**
 * 报文转换: how the nodes of the national interface become native messages, and native replies become nodes.
 *
 * <p>Job: what the tables of {@code national.table} say field by field, and the few families of messages that need more
 * than renaming. <br>Upstream: {@code national}. Downstream: {@code catalogue}, {@code national.document}, {@code
 * national.place}, {@code national.table}. <br>Thread: one event loop. <br>Allocation: requests none but faults;
 * answers trees of replies.
 */
package io.yidi.gateway.national.message;
