/**
 * 政策包检查: what one block alone cannot tell.
 *
 * <p>Job: refuse packs whose areas, periods, names, counters or ratios do not fit together, that name diseases nobody
 * knows, or that go beyond the notice of their superior.
 * <br>Upstream: {@code policy.read}. Downstream: {@code policy.compile} for names and cells, {@code policy.pack}.
 * <br>Thread: any. <br>Allocation: freely; nothing here runs per request.
 */
package io.yidi.gateway.policy.check;
