/**
 * 准入: who may come in now: rates, requests in flight, and the age of the oldest that waits.
 *
 * <p>Job: decide in a few nanoseconds, before a message is looked into, whether there is room for it. <br>Upstream:
 * {@code codec}, {@code transport}. Downstream: {@code metrics}. <br>Thread: the event loop; counts may be read by any
 * thread. <br>Allocation: at start, and a small object a connection.
 */
package io.yidi.gateway.admission;
