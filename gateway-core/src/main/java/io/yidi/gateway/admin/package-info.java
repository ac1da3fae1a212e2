/**
 * 运维接口: what operations may ask of a running gateway.
 *
 * <p>Job: health and explanations over HTTP on the admin port.
 * <br>Upstream: {@code launcher}, which explains. Downstream: nothing of the hot path.
 * <br>Thread: one event loop of its own, and one for explanations. <br>Allocation: per request.
 */
package io.yidi.gateway.admin;
