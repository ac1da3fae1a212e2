/**
 * 客户端: ways to talk to a gateway.
 *
 * <p>Job: pipelined binary and HTTP for load, blocking binary and JSON for checks.
 * <br>Upstream: {@code drive}, {@code kill}. Downstream: {@code wire}, sockets.
 * <br>Thread: {@code DoorClient} one event loop; the others the caller's. Allocation: free, but none per request in
 * {@code BinaryConnection}.
 */
package io.yidi.load.client;
