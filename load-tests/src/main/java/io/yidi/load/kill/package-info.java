/**
 * 强杀: proof from outside that no acknowledgement is lost, changed or doubled by {@code kill -9}.
 *
 * <p>Job: send settlements, keep a ledger of acknowledgements, kill and restart the gateway, ask everything again.
 * <br>Upstream: the {@code kills} command. Downstream: {@code client}, {@code process}, {@code bill}.
 * <br>Thread: one a lane, and the driver's. Allocation: free.
 */
package io.yidi.load.kill;
