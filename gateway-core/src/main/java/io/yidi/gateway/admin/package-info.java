/**
 * 运维接口: what operations may ask of a running gateway.
 *
 * <p>Job: health, and the routes it is given, over HTTP on the admin port.
 * <br>Upstream: {@code launcher}, which does what the routes ask. Downstream: nothing of the hot path.
 * <br>Thread: one event loop of its own, one worker for what looks and one for what changes something.
 * <br>Allocation: per request.
 */
package io.yidi.gateway.admin;
