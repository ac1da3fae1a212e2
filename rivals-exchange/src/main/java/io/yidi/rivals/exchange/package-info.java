/**
 * 撮合引擎: exchange-core under as much load as it takes, through its own API.
 *
 * <p>Job: commands a second, with and without its journal. It does other work than Yidi: orders of an exchange, without
 * a network, a checksum or a policy; what it shares is the shape, one ring and one writer.
 * <br>Upstream: the {@code rivals exchange} command, in a process of its own. Downstream: exchange-core.
 * <br>Thread: the main thread submits, exchange-core has its own. <br>Allocation: as its API does.
 */
package io.yidi.rivals.exchange;
