/**
 * 清算命令: what operators type.
 *
 * <p>Job: {@code ledger update}, {@code ledger rebuild} and {@code ledger show}: options in, tables and exit codes out.
 * <br>Upstream: the program. Downstream: {@code ledger}. <br>Thread: main. <br>Allocation: freely.
 */
package io.yidi.clearing.command;
