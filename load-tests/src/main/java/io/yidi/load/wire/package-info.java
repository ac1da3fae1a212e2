/**
 * 线路: frames on a Netty channel, the same on both ends.
 *
 * <p>Job: cut the byte stream into frames, gather outgoing frames into one write, choose the transport.
 * <br>Upstream: sockets. Downstream: {@code client}, {@code baseline}.
 * <br>Thread: the channel's event loop. Allocation: one pooled buffer a read and one a flush.
 */
package io.yidi.load.wire;
