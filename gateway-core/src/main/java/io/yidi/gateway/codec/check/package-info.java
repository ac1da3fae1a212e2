/**
 * 报文校验: everything that can be decided from a request's own bytes.
 *
 * <p>Job: tell the first fault in schema order, so that what passes is well-formed, in range and adds up. What needs
 * tables or state to decide (an unknown person, an insurance that does not settle directly) is not looked at: that is
 * a refusal.
 * <br>Upstream: the doors. Downstream: the engine, which relies on it.
 * <br>Thread: a checker belongs to one thread. <br>Allocation: none for a sound message.
 */
package io.yidi.gateway.codec.check;
