/**
 * 重启: how long a gateway with much behind its last snapshot takes to answer again.
 *
 * <p>Job: fill a journal, with a snapshot first and many settlements behind it; kill the gateway; start it and wait for
 * its first answer.
 * <br>Upstream: the {@code restart} command. Downstream: {@code drive}, {@code process}, {@code client}.
 * <br>Thread: the driver's and the client's event loop. Allocation: free.
 */
package io.yidi.load.restart;
