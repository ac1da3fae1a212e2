/**
 * 政策平面: the policy of every insured place as immutable arrays, read by the engine.
 *
 * <p>Job: find the plan of a bill and the row of a plan that fits a person.
 * <br>Upstream: {@code policy.compile} makes it. Downstream: {@code engine}.
 * <br>Thread: any; everything is immutable once published. <br>Allocation: at compilation only; look-ups make none.
 */
package io.yidi.gateway.policy.plane;
