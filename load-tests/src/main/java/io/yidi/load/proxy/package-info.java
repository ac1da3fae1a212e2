/**
 * 网络故障: proof that whatever the network does, each request has one effect and one answer.
 *
 * <p>Job: a proxy in this process that delays, slices, swallows or resets a connection at a chosen byte; clients that
 * go through it and send again, on a new connection, until they are answered.
 * <br>Upstream: the {@code proxy-faults} command. Downstream: {@code campaign}, {@code wire}, {@code process}.
 * <br>Thread: the proxy's event loop; one a client. Allocation: free.
 */
package io.yidi.load.proxy;
