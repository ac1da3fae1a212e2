/**
 * 备案办理: what may be done to the filings of a person, by the rules of the insured region.
 *
 * <p>Job: registering, changing, extending, completing and ending filings. Functions of state and order, no clock.
 * <br>Upstream: {@code engine.machine}. Downstream: {@code engine.state}, {@code policy.plane}.
 * <br>Thread: the core thread alone. <br>Allocation: none.
 */
package io.yidi.gateway.engine.registration;
