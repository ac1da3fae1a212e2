/**
 * 符合性检查: whether somebody's implementation of the national interface does what hospital systems rely on.
 *
 * <p>Job: named checks, each of one manner of the interface, run one after the other against an address.
 * <br>Upstream: the {@code conformance} command. Downstream: {@code his}.
 * <br>Thread: the caller's. Allocation: free.
 */
package io.yidi.load.conformance;
