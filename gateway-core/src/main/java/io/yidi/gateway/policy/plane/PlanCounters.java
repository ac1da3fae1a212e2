package io.yidi.gateway.policy.plane;

/**
 * 累计项: ids of the counters a plan reads and adds to, see {@link CounterId}. Plans that name the same group share them.
 *
 * @param stays stays of the benefit year; 0 if the care type is not a stay
 * @param deductible deductible paid in the benefit year
 * @param expense in-scope expense on the line
 * @param poolPaid paid by the pool
 * @param accountPaid paid by the personal account
 */
public record PlanCounters(long stays, long deductible, long expense, long poolPaid, long accountPaid) {}
