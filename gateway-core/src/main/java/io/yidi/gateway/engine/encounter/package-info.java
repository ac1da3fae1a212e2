/**
 * 就诊登记与费用明细: visits and stays that are open, and the fee lines uploaded to them.
 *
 * <p>Job: keep encounters, charge batches and lines off the heap, within bounds; split lines and returns to the fen.
 * <br>Upstream: {@code engine.machine}. Downstream: {@code engine.scope}, {@code engine.state}.
 * <br>Thread: the core thread alone. <br>Allocation: only to grow.
 */
package io.yidi.gateway.engine.encounter;
