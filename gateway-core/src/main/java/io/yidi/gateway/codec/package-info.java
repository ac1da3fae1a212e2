/**
 * 编解码: from received bytes to a checked command on the ring, or to the error that says why not.
 *
 * <p>Job: decide everything that the message alone decides. <br>Upstream: {@code transport}. Downstream: {@code
 * pipeline}. <br>Thread: the event loop. <br>Allocation: none for a good binary message.
 */
package io.yidi.gateway.codec;
