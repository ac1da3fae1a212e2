/**
 * 模拟医院: a hospital system that speaks the national interface and knows nothing of whom it talks to.
 *
 * <p>Job: send transactions by number to any address, walk through a hospital's day, and keep the hospital's own books.
 * <br>Upstream: the {@code his-sim} command, {@code conformance}, {@code compare}. Downstream: HTTP, {@code corpus}.
 * <br>Thread: the caller's. Allocation: free.
 */
package io.yidi.load.his;
