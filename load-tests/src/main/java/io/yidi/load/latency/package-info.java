/**
 * 时延核对: proof that the latency a gateway shows is the latency it had.
 *
 * <p>Job: hold one force for a while under load, and compare what the load driver saw with the admin port, Prometheus'
 * format and the gateway's log. <br>Upstream: the {@code latencies} command. Downstream: {@code drive}, {@code shim},
 * {@code process}. <br>Thread: the driver's. Allocation: free.
 */
package io.yidi.load.latency;
