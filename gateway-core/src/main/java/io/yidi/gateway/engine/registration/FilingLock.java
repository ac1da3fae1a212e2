package io.yidi.gateway.engine.registration;

import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.CategoryRule;
import io.yidi.gateway.policy.plane.ChangeLock;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.FilingBasis;

/** 变更锁定: whether a long-term filing may be changed, cancelled or replaced already (JZ-1.2b, JZ-1.2c, XJ-2.3a). */
final class FilingLock {

    private FilingLock() {}

    /** Whether a filing may be touched on the day of the order; a request with its proofs may open it. */
    static boolean isOpen(
            final FilingRules rules,
            final FilingTable filings,
            final int filed,
            final FilingOrder order,
            final Fault refusal) {
        final int freeFrom = freeFrom(rules, filings, filed);
        if (order.day >= freeFrom || order.day > filings.toEpochDay(filed) || isProven(rules, filings, filed, order)) {
            return true;
        }
        refusal.set(ResultCode.FILING_LOCKED, "filing_action").found(CivilDate.yearMonthDay(freeFrom));
        return false;
    }

    /** First day on which a filing may be touched. */
    static int freeFrom(final FilingRules rules, final FilingTable filings, final int filed) {
        final int registered = filings.registeredEpochDay(filed);
        return filings.category(filed).isLongTerm()
                ? rules.changeLock().freeFrom(registered, filings.isProven(filed))
                : registered;
    }

    private static boolean isProven(
            final FilingRules rules, final FilingTable filings, final int filed, final FilingOrder order) {
        final ChangeLock lock = rules.changeLock();
        final CategoryRule rule = rules.category(filings.category(filed));
        return lock.proofUnlocks()
                && order.draft.basis == FilingBasis.PROOF
                && (rule == null || rule.isProvenBy(order.draft.documents));
    }
}
