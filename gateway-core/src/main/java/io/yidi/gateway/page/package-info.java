/**
 * 页面: files that browsers are shown, whole and in memory.
 *
 * <p>Job: hold pages of the jars by their address, and answer requests for them with what a browser may do there.
 * <br>Upstream: {@code docs} and {@code console} say which pages there are; {@code transport} and {@code admin} serve
 * them. Downstream: nothing.
 * <br>Thread: filled once at start; a door belongs to one event loop. <br>Allocation: at start only, but for headers.
 */
package io.yidi.gateway.page;
