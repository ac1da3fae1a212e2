/**
 * 战役: what all campaigns share; they differ only in the fault they bring.
 *
 * <p>Job: requests by number, traffic, a ledger of acknowledgements, and the checks that nothing was lost, changed or
 * doubled: neither an answer nor what it left in the counters.
 * <br>Upstream: {@code kill}, {@code powercut}, {@code shim}, {@code diskfull}, {@code proxy}. Downstream: {@code
 * client}, {@code process}, {@code bill}, {@code his}.
 * <br>Thread: one a lane, and the driver's. Allocation: free.
 */
package io.yidi.load.campaign;
