/**
 * 重放矩阵: proof that replay gives the same state under every kind of Java.
 *
 * <p>Job: make a journal by real load, have it replayed by the gateway's own command under each Java there is, compiled
 * and interpreted, and compare the hashes of the state.
 * <br>Upstream: the {@code replay-matrix} command. Downstream: {@code campaign}, {@code process}.
 * <br>Thread: the driver's; the traffic has its own. Allocation: free.
 */
package io.yidi.load.replay;
