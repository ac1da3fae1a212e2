/**
 * 处理流水线: from the ring to the released answer.
 *
 * <pre>
 *   event loop ─▶ IngressPublisher ─▶ ring ─▶ CoreHandler ─▶ SettlementMachine
 *                                                  └─▶ CommitStage ─▶ Journal, force ─▶ ReplyExchange
 * </pre>
 *
 * <p>Job: own the ring, the core thread and the journal thread; see {@link io.yidi.gateway.pipeline.GatewayPipeline}.
 * <br>Upstream: {@code codec}. Downstream: {@code engine}, {@code journal}, {@code reply},
 * {@code metrics}.
 * <br>Thread: the publisher on the event loop, {@link io.yidi.gateway.pipeline.JournalThread} on its own, everything
 * else on the core thread. What the two share passes from one to the other as a whole: from {@code begin} to the end of
 * its batch, the chain, the place in the file, the batch of records in flight and its answers belong to the journal
 * thread, which the core thread meanwhile only reads; before and after, to the core thread. <br>Allocation: at start
 * only.
 */
package io.yidi.gateway.pipeline;
