/**
 * 答文: native replies as answers of the national interface.
 *
 * <p>Job: what the tables of {@code national.table} say of answers, field by field. <br>Upstream: {@code national}.
 * Downstream: {@code national.document}, {@code national.message}, {@code national.place}, {@code national.table}.
 * <br>Thread: one event loop. <br>Allocation: none once the buffers have grown, but for filings and for lists that the
 * desk makes.
 */
package io.yidi.gateway.national.answer;
