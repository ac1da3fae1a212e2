/**
 * 飞行记录: events for the flight recorder of the JVM.
 *
 * <p>Job: say what was unusual, with its time and length, so that it can be held against pauses of the JVM and of the
 * device. <br>Upstream: {@code metrics}, {@code transport}, {@code launcher}. Downstream: the recorder. <br>Thread: an
 * event belongs to one thread. <br>Allocation: at start; nothing is recorded, and no time is taken, unless a recording
 * runs.
 */
package io.yidi.gateway.metrics.event;
