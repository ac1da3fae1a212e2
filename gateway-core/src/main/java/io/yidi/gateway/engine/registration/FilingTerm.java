package io.yidi.gateway.engine.registration;

import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.FilingExtension;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.FilingCategory;

/**
 * 备案期限: the last day of a filing, by the region's validity and, for some diagnoses, its extension (JZ-1.2d, JZ-1.2e,
 * TJ-4.2a, TJ-4.2b, XJ-2.3a, XJ-2.3b, BJ-10a). Core thread only.
 */
final class FilingTerm {

    private static final String END = "enddate";

    private int end;

    /** The last day that was found. */
    int end() {
        return end;
    }

    /** Whether the last day of a new filing can be told; it is the default if none is given. */
    boolean findsEnd(
            final FilingRules rules,
            final FilingCategory category,
            final int from,
            final FilingOrder order,
            final Fault refusal) {
        final ValidityRule validity = rules.validity(category);
        if (order.toEpochDay == FilingOrder.NO_DAY) {
            end = validity.endOf(from);
            return true;
        }
        end = order.toEpochDay;
        return isExtended(rules, category, from, order)
                || isWithin(validity.earliestEnd(from), validity.latestEnd(from), refusal);
    }

    /** The last day stays what it is. */
    boolean keepsEnd(final int lastDay) {
        end = lastDay;
        return true;
    }

    /** Whether a temporary filing can be extended, to the given day or by the least extension; never shortened. */
    boolean findsExtension(
            final FilingRules rules,
            final FilingTable filings,
            final int filed,
            final FilingOrder order,
            final Fault refusal) {
        final FilingExtension extension = rules.extension();
        final int from = filings.fromEpochDay(filed);
        if (extension == null || filings.category(filed).isLongTerm() || !extension.isFor(order.diagnosis)) {
            refusal.set(ResultCode.FILING_EXTENSION_NOT_ALLOWED, "diag_code").found(order.diagnosis);
            return false;
        }
        final int earliest = Math.max(ValidityRule.lastDay(from, extension.minMonths()), filings.toEpochDay(filed));
        end = order.toEpochDay == FilingOrder.NO_DAY ? earliest : order.toEpochDay;
        return isWithin(earliest, ValidityRule.lastDay(from, extension.maxMonths()), refusal);
    }

    private boolean isExtended(
            final FilingRules rules, final FilingCategory category, final int from, final FilingOrder order) {
        final FilingExtension extension = rules.extension();
        return extension != null
                && !category.isLongTerm()
                && extension.isFor(order.diagnosis)
                && end >= ValidityRule.lastDay(from, extension.minMonths())
                && end <= ValidityRule.lastDay(from, extension.maxMonths());
    }

    private boolean isWithin(final int earliest, final int latest, final Fault refusal) {
        if (end < earliest) {
            refusal.set(ResultCode.FILING_TOO_SHORT, END);
            tell(earliest, refusal);
            return false;
        }
        if (end > latest) {
            refusal.set(ResultCode.FILING_TOO_LONG, END);
            tell(latest, refusal);
            return false;
        }
        return true;
    }

    private static void tell(final int day, final Fault refusal) {
        if (day == ValidityRule.OPEN_END) {
            refusal.found("open");
        } else {
            refusal.found(CivilDate.yearMonthDay(day));
        }
    }
}
