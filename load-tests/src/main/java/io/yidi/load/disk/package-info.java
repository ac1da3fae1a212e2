/**
 * 磁盘: small file systems of a campaign's own, which can be filled, copied and taken away.
 *
 * <p>Job: make, mount, unmount; leave nothing behind, whatever happens to the campaign.
 * <br>Upstream: {@code powercut}, {@code diskfull}. Downstream: {@code process}, the tools {@code mount}, {@code
 * umount}, {@code mkfs.ext4} and {@code cp}.
 * <br>Thread: the driver's. Allocation: free.
 */
package io.yidi.load.disk;
