/**
 * 展示: what was measured and counted, as others read it.
 *
 * <p>Job: figures as JSON for pages, and everything in the formats of Prometheus. <br>Upstream: {@code launcher}, which
 * serves it on the admin port. Downstream: {@code metrics.interval}. <br>Thread: that of the admin port.
 * <br>Allocation: per request.
 */
package io.yidi.gateway.metrics.exposition;
