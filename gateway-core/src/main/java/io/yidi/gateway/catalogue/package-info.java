/**
 * 就医地目录: what the care places lay down about drugs, services and consumables, as tables that are read in place.
 *
 * <p>Job: build a table of a checked file, find an item in it, show its rows one by one. <br>Upstream: {@code
 * reference} builds, {@code codec} and {@code national} ask. Downstream: nothing. <br>Thread: one at a time; lookups
 * by the event loop. <br>Allocation: none by a lookup.
 */
package io.yidi.gateway.catalogue;
