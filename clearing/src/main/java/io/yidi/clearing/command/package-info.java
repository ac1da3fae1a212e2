/**
 * 清算命令: what operators type.
 *
 * <p>Job: {@code ledger} and {@code recon} with what is below them: options in, tables and exit codes out.
 * <br>Upstream: the program. Downstream: {@code ledger}, {@code recon}. <br>Thread: main. <br>Allocation: freely.
 */
package io.yidi.clearing.command;
