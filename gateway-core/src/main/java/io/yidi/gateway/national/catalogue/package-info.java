/**
 * 目录查询: what the care place's catalogue says, as hospital systems ask for it (1312, 1318, 1319).
 *
 * <p>Job: pages of items that fit a question. <br>Upstream: {@code launcher}, which puts the handlers on the desk.
 * Downstream: {@code catalogue}, {@code national.desk}, {@code national.message}, {@code national.place},
 * {@code national.table}. <br>Thread: the desk's. <br>Allocation: documents, within bounds.
 */
package io.yidi.gateway.national.catalogue;
