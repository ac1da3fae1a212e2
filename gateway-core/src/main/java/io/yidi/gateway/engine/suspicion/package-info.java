/**
 * 疑点: settlements that those who check should look at.
 *
 * <p>Job: mark a settlement by the rules of the insured region; never refuse, never change an amount.
 * <br>Upstream: {@code engine.machine}. Downstream: {@code engine.state} with where persons were settled,
 * {@code policy.plane} with the rules.
 * <br>Thread: core thread. <br>Allocation: none.
 */
package io.yidi.gateway.engine.suspicion;
