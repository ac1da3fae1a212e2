/**
 * 接入: the doors; connections in, connections out.
 *
 * <p>Job: frames and HTTP requests in, answers out, limits on both. <br>Upstream: hospital systems. Downstream: {@code
 * codec}; answers come back through {@code reply}. <br>Thread: one event loop. <br>Allocation: per connection; pooled
 * buffers for what is written.
 */
package io.yidi.gateway.transport;
