/**
 * 断电: proof that no acknowledgement is lost when the power goes, with the gateway and the file system both real.
 *
 * <p>Job: run a gateway on a file system inside a file, copy that file at one moment under load, start another gateway
 * on the copy, ask it for everything that was acknowledged before that moment.
 * <br>Upstream: the {@code power-cuts} command. Downstream: {@code campaign}, {@code disk}, {@code process}.
 * <br>Thread: the driver's; the traffic has its own. Allocation: free.
 */
package io.yidi.load.powercut;
