/**
 * 处理流水线: from the ring to the released answer.
 *
 * <pre>
 *   event loop ─▶ IngressPublisher ─▶ ring ─▶ CoreHandler ─▶ SettlementMachine ─▶ Journal, force ─▶ ReplyExchange
 * </pre>
 *
 * <p>Job: own the ring and the core thread; see {@link io.yidi.gateway.pipeline.GatewayPipeline}.
 * <br>Upstream: {@code codec}. Downstream: {@code engine}, {@code journal}, {@code reply},
 * {@code metrics}.
 * <br>Thread: the publisher on the event loop, everything else on the core thread. <br>Allocation: at start only.
 */
package io.yidi.gateway.pipeline;
