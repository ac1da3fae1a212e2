/**
 * 清算入口: the program of what comes after the settlements.
 *
 * <p>Job: send a command to where it is. A process of its own, because what it needs is heavy and the gateway is not to
 * wait for it.
 * <br>Upstream: the command line. Downstream: {@code command}. <br>Thread: main. <br>Allocation: freely.
 */
package io.yidi.clearing;
