package io.yidi.rivals.postgres;

import io.yidi.rivals.split.BillCorpus;
import io.yidi.rivals.split.Equality;
import io.yidi.rivals.split.ReferencePlan;
import io.yidi.rivals.split.Split;
import io.yidi.rivals.split.SplitBill;
import io.yidi.rivals.split.SplitBill.History;
import io.yidi.rivals.split.YidiSplitter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * 结算一致: settles the same bills of the same persons one after the other by the procedure and by Yidi's calculator, each
 * adding up the year for itself.
 */
public final class SettleEquality {

    private static final int BATCH = 1_000;
    private static final int PROGRESS_EVERY = 100 * BATCH;
    private static final int BILLS_A_PERSON = 8;
    private static final int BENEFIT_YEAR = 2025;

    private final PostgresCluster cluster;
    private final BillCorpus corpus;
    private final YidiSplitter yidi;
    private final Map<String, History> years = new HashMap<>();

    /**
     * A comparison.
     *
     * @param cluster with the schema
     * @param corpus of the bills; their own histories are not used
     * @param reference plan of every bill
     */
    public SettleEquality(final PostgresCluster cluster, final BillCorpus corpus, final ReferencePlan reference) {
        this.cluster = cluster;
        this.corpus = corpus;
        this.yidi = new YidiSplitter(reference);
    }

    /**
     * Compares until the first difference; a tenth of the bills one call each, the rest in batches.
     *
     * @param count of bills
     * @param progress told now and then how many were equal so far
     * @return what came out
     * @throws SQLException if the server refuses a bill
     */
    public Equality compare(final long count, final LongConsumer progress) throws SQLException {
        final long personCount = Math.max(1, count / BILLS_A_PERSON);
        try (SettleCall call = new SettleCall(cluster)) {
            for (long from = 0; from < count; from += BATCH) {
                final int size = (int) Math.min(BATCH, count - from);
                final Equality part = compare(call, from, size, personCount);
                if (!part.isEqual()) {
                    return part;
                }
                if (part.compared() % PROGRESS_EVERY == 0) {
                    progress.accept(part.compared());
                }
            }
        }
        return new Equality(count, "");
    }

    private Equality compare(final SettleCall call, final long from, final int size, final long personCount)
            throws SQLException {
        final List<SettleBill> bills = new ArrayList<>(size);
        final List<String> msgids = new ArrayList<>(size);
        for (long number = from; number < from + size; number++) {
            bills.add(bill(number, personCount));
            msgids.add("E" + number);
        }
        final List<Split> found = settle(call, msgids, bills);
        for (int i = 0; i < size; i++) {
            final Split expected = expected(from + i, bills.get(i));
            if (!expected.equals(found.get(i))) {
                return new Equality(
                        from + i + 1, "expected " + expected + ", found " + found.get(i) + " for " + bills.get(i));
            }
        }
        return new Equality(from + size, "");
    }

    private static List<Split> settle(final SettleCall call, final List<String> msgids, final List<SettleBill> bills)
            throws SQLException {
        final int single = bills.size() / 10;
        final List<Split> found = new ArrayList<>(bills.size());
        for (int i = 0; i < single; i++) {
            call.settle(msgids.get(i), bills.get(i));
            found.addAll(call.splits());
        }
        call.settle(msgids.subList(single, msgids.size()), bills.subList(single, bills.size()));
        found.addAll(call.splits());
        return found;
    }

    private SettleBill bill(final long number, final long personCount) {
        final SplitBill bill = corpus.bill(number);
        return new SettleBill(
                String.format(Locale.ROOT, "P%010d", number % personCount),
                BENEFIT_YEAR,
                bill.level(),
                bill.isRetired(),
                bill.inScopeFen(),
                bill.otherFen());
    }

    private Split expected(final long number, final SettleBill bill) {
        final History before = years.getOrDefault(bill.personNo(), History.NONE);
        yidi.fundFen(new SplitBill(number, bill.level(), bill.isRetired(), bill.inScopeFen(), bill.otherFen(), before));
        final Split split = yidi.split();
        years.put(
                bill.personNo(),
                new History(
                        before.stays() + 1,
                        before.poolPaidFen() + split.poolFen(),
                        before.layerPaidFen() + split.layerFen()));
        return split;
    }
}
