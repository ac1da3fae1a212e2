/**
 * 费用分割: the payment scope of the care place, line by line.
 *
 * <p>Job: split the amount of a fee line into in scope, class B self-pay, over limit and own pay.
 * <br>Upstream: the engine, with classes and limits already looked up. Downstream: {@code engine.benefit}.
 * <br>Thread: any; static functions on longs, sums owned by the caller. <br>Allocation: none.
 */
package io.yidi.gateway.engine.scope;
