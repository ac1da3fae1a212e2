/**
 * 同台比较: the commands that measure Yidi beside what else could settle a bill.
 *
 * <p>Job: options, order of work, exit codes. The module is built with {@code -Privals} only and nothing shipped knows
 * it: what Yidi is compared with must never reach a hospital's server, nor slow the everyday build.
 * <br>Upstream: the shell. Downstream: the other packages of this module. <br>Thread: the main thread.
 * <br>Allocation: free.
 */
package io.yidi.rivals;
