/**
 * 磁盘写满: proof that a full disk stops new settlements only, and only for as long as it is full.
 *
 * <p>Job: fill the file system under a gateway under load, see what it still answers, free it again, and at the end ask
 * for every acknowledgement after a kill.
 * <br>Upstream: the {@code disk-full} command. Downstream: {@code campaign}, {@code disk}, {@code process}.
 * <br>Thread: the driver's; the traffic has its own. Allocation: free.
 */
package io.yidi.load.diskfull;
