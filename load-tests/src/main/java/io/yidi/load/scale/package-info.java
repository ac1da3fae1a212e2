/**
 * 规模: how throughput, processor time, latency and memory grow with persons, lines, plans, hospitals and connections.
 *
 * <p>Job: for each step of an axis start a gateway, load it, take figures; then fit a curve and tell where it bends.
 * <br>Upstream: the {@code scale} command. Downstream: {@code population}, {@code drive}, {@code process}.
 * <br>Thread: main, and the drivers' event loop. Allocation: free.
 */
package io.yidi.load.scale;
