/**
 * 引擎状态: persons, counters and keys, owned by the single writer.
 *
 * <p>Job: tables that find, add and take back. <br>Upstream: commands through {@code engine.machine}.
 * Downstream: nothing. <br>Thread: the core thread alone. <br>Allocation: only when a table grows.
 */
package io.yidi.gateway.engine.state;
