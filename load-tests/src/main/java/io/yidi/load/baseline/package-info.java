/**
 * 基准: servers that do as little as possible, to compare the gateway with.
 *
 * <p>Job: a bare echo, and an echo whose every reply was forced to disk first; both in a JVM of their own.
 * <br>Upstream: {@code compare} starts them. Downstream: {@code wire}, one file.
 * <br>Thread: one event loop; the durable one adds one Disruptor consumer.
 * <br>Allocation: none per request but Netty's own.
 */
package io.yidi.load.baseline;
