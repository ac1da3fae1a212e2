/**
 * 启动: commands, configuration, and the order in which everything starts and stops.
 *
 * <p>Job: {@code serve} and {@code demo}. <br>Upstream: the command line. Downstream: every room.
 * <br>Thread: main. <br>Allocation: at start.
 */
package io.yidi.gateway.launcher;
