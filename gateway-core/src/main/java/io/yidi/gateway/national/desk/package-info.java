/**
 * 查询台: transactions of the national interface that need neither a decision nor an entry in the journal, but look
 * further than one message.
 *
 * <p>Job: answers such requests one after the other, as native replies would, so that the tables write their output.
 * <br>Upstream: {@code national}; {@code launcher} puts the handlers on it. Downstream: {@code national.message},
 * {@code national.table}. <br>Thread: two of its own, of the lowest priority, one of them for catalogues;
 * asked by event loops. <br>Allocation:
 * documents and files, within bounds.
 */
package io.yidi.gateway.national.desk;
