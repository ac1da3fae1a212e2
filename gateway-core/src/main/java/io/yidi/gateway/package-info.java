/**
 * 异地就医结算网关: the server. Each package below is one room; {@code ArchitectureTest} holds the arrows between them.
 *
 * <p>Job: nothing of its own; it names the rooms. <br>Upstream: {@code launcher} starts them. Downstream: requests come
 * in through {@code transport} and leave by it. <br>Thread: one event loop, one core thread, one for operations.
 * <br>Allocation: each room says.
 */
package io.yidi.gateway;
