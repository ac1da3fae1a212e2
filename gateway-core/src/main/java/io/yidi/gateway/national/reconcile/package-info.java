/**
 * 对账: the end of a day as hospitals close it: totals (3201) and details (3202); and the lines of a bill
 * (5204, 5205).
 *
 * <p>Job: compares what a hospital has with what stands in the journal. <br>Upstream: {@code launcher}, which puts the
 * handlers on the desk. Downstream: {@code national.desk}, {@code national.file}, {@code national.message},
 * {@code national.person}, {@code national.place}, {@code national.table}, {@code statement}. <br>Thread: the desk's.
 * <br>Allocation: documents, within bounds.
 */
package io.yidi.gateway.national.reconcile;
