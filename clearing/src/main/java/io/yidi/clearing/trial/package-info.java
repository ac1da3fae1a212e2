/**
 * 对账试验: a day with faults that are known, settled by the gateway's own pipeline, then reconciled.
 *
 * <p>Job: hospitals that lose answers, send twice, forget refunds and write down other amounts; what the reconciliation
 * says to it is compared with what was done. <br>Upstream: {@code command}. Downstream: {@code ledger}, {@code recon},
 * the gateway's pipeline, {@code load.bill}. <br>Thread: the trial's own sends, the core thread hears. <br>Allocation:
 * freely; memory grows with the settlements of the day.
 */
package io.yidi.clearing.trial;
