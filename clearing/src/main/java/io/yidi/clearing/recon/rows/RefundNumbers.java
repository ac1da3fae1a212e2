package io.yidi.clearing.recon.rows;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * 退费编号: a side may book a refund under the number of its settlement; here it has one of its own. One thread fills it,
 * then any may use it.
 */
public final class RefundNumbers {

    private final Map<Long, Long> refunds = new HashMap<>();

    /**
     * Adds a refund of the day. If a settlement was taken back twice, the first refund, by its number, has the
     * settlement's: in whatever order they come.
     *
     * @param originalId the settlement it takes back
     * @param refundId its own number
     */
    public void add(final long originalId, final long refundId) {
        refunds.merge(originalId, refundId, Math::min);
    }

    /**
     * Gives refunds the numbers they have here. What is written down under both numbers is there twice: the row under
     * the number of the settlement gets that number less than 0.
     *
     * @param rows of a side, all of them
     */
    public void apply(final DayRows rows) {
        final Set<Long> known = new HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.isRefund(row)) {
                known.add(rows.settlementId(row));
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            if (rows.isRefund(row)) {
                final long id = rows.settlementId(row);
                final Long refundId = refunds.get(id);
                if (refundId != null) {
                    rows.renumber(row, known.contains(refundId) ? -id : refundId);
                }
            }
        }
    }
}
