/**
 * 过载: what ten times the load, and peers that hardly read, do to everybody else.
 *
 * <p>Job: hold the gateway to a known capacity, offer ten times that by a fixed schedule, then put slow readers beside
 * healthy clients; judge goodput, latency and memory against goals.
 * <br>Upstream: the {@code overload} command. Downstream: {@code drive}, {@code process}, a processor control group.
 * <br>Thread: the driver's and the client's event loop; one for slow readers. Allocation: free.
 */
package io.yidi.load.overload;
