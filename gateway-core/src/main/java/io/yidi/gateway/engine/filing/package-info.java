/**
 * 备案与待遇类别判定: which benefit category applies, or why none does.
 *
 * <p>Job: the decision order over refusals, filings and emergencies. A function of state and request, no clock.
 * <br>Upstream: {@code engine.machine}. Downstream: {@code engine.state}, {@code policy.plane}.
 * <br>Thread: the core thread alone. <br>Allocation: none.
 */
package io.yidi.gateway.engine.filing;
