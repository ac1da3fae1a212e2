/**
 * 应答: answers on their way from the core thread to the event loop.
 *
 * <p>Job: collect the answers of one batch, hand them over as a whole once the batch is durable.
 * <br>Upstream: {@code pipeline}. Downstream: {@code transport}, which implements {@link
 * io.yidi.gateway.reply.ReplySink}. <br>Thread: a batch belongs to one thread at a time.
 * <br>Allocation: at start only.
 */
package io.yidi.gateway.reply;
