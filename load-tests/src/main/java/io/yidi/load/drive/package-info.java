/**
 * 施压: how requests are put on a server, and how their latency is taken.
 *
 * <p>Job: a schedule fixed beforehand (open loop), and a fixed number in flight (saturation, one in flight).
 * <br>Upstream: {@code compare}, {@code day}. Downstream: {@code client}, {@code bill}.
 * <br>Thread: the client's event loop; results are handed to the caller at the end.
 * <br>Allocation: none per request; one timer task a tick.
 */
package io.yidi.load.drive;
