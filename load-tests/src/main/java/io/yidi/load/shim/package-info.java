/**
 * 写盘出错: proof that a write or a force that fails ends the gateway at once, and costs no acknowledgement.
 *
 * <p>Job: a library in C between the gateway and the kernel makes the n-th call go wrong; then ask for everything.
 * <br>Upstream: the {@code io-faults} command, {@code powercut} for a disk that lies,
 * {@code latency} for one that is slow once. Downstream: {@code campaign},
 * {@code process}, the tool {@code gcc}.
 * <br>Thread: the driver's; the traffic has its own. Allocation: free.
 */
package io.yidi.load.shim;
