package io.yidi.gateway.launcher.policy;

import io.yidi.gateway.pipeline.PolicyReplaySink;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * 期间费用: sums by region and fund what the settlements of a period came to, and what they would have come to under other
 * packs. Amounts in fen.
 */
public final class PeriodCost implements PolicyReplaySink {

    static final String PERSON = "person";

    private static final int RESULTS_MAX = 1_000;

    private final int fromEpochDay;
    private final int toEpochDay;
    private final LongConsumer progress;
    private final Map<String, Map<String, Line>> lines = new TreeMap<>();
    private final List<OtherResult> otherResults = new ArrayList<>();
    private PolicyPlane plane;
    private long otherResultCount;

    /**
     * A request that was done in one history and refused in the other, or refused for another reason.
     *
     * @param sequence of its record
     * @param businessDay days since 1970-01-01
     * @param recordedCode number of a result code, 0 if done
     * @param computedCode number of a result code, 0 if done
     */
    record OtherResult(long sequence, int businessDay, int recordedCode, int computedCode) {}

    /** One fund of a region, or what its people paid themselves. */
    static final class Line {

        private String name = "";
        private long recordedFen;
        private long computedFen;
        private long recordedCount;
        private long computedCount;

        private void add(final History history, final int sign, final long amountFen) {
            if (history == History.RECORDED) {
                recordedFen += sign * amountFen;
                recordedCount += sign;
            } else {
                computedFen += sign * amountFen;
                computedCount += sign;
            }
        }

        String name() {
            return name;
        }

        long recordedFen() {
            return recordedFen;
        }

        long computedFen() {
            return computedFen;
        }

        long recordedCount() {
            return recordedCount;
        }

        long computedCount() {
            return computedCount;
        }
    }

    /**
     * Begins with nothing.
     *
     * @param fromEpochDay first business day
     * @param toEpochDay last business day
     * @param progress told the number of records from time to time
     */
    PeriodCost(final int fromEpochDay, final int toEpochDay, final LongConsumer progress) {
        this.fromEpochDay = fromEpochDay;
        this.toEpochDay = toEpochDay;
        this.progress = progress;
    }

    /**
     * Says which packs the computed amounts come from.
     *
     * @param newPlane the other packs
     */
    public void under(final PolicyPlane newPlane) {
        plane = newPlane;
    }

    @Override
    public void onSettlement(
            final History history,
            final int sign,
            final int businessDay,
            final int insuredPlace,
            final SettleReplyDecoder settlement) {
        if (!isWithin(businessDay)) {
            return;
        }
        final Map<String, Line> region = lines.computeIfAbsent(regionOf(insuredPlace), code -> new TreeMap<>());
        final SettleReplyDecoder.FundsDecoder funds = settlement.funds();
        while (funds.hasNext()) {
            funds.next();
            final Line line = region.computeIfAbsent(funds.fundCode(), code -> new Line());
            line.add(history, sign, funds.amountFen());
            line.name = funds.fundName();
        }
        region.computeIfAbsent(PERSON, code -> new Line()).add(history, sign, settlement.personalFen());
    }

    private String regionOf(final int insuredPlace) {
        final RegionPolicy region = plane.regionOf(insuredPlace);
        return region == null ? Integer.toString(insuredPlace) : region.code();
    }

    @Override
    public void onOtherResult(
            final long sequence, final int businessDay, final int recordedCode, final int computedCode) {
        if (isWithin(businessDay)) {
            otherResultCount++;
            if (otherResults.size() < RESULTS_MAX) {
                otherResults.add(new OtherResult(sequence, businessDay, recordedCode, computedCode));
            }
        }
    }

    @Override
    public void onProgress(final long records) {
        progress.accept(records);
    }

    private boolean isWithin(final int businessDay) {
        return businessDay >= fromEpochDay && businessDay <= toEpochDay;
    }

    /** Lines by region and fund. */
    Map<String, Map<String, Line>> lines() {
        return lines;
    }

    /** Requests with another result, the first thousand. */
    List<OtherResult> otherResults() {
        return otherResults;
    }

    /** Number of requests with another result. */
    long otherResultCount() {
        return otherResultCount;
    }

    /** Hash of the other packs. */
    String bundleHash() {
        return plane.bundleHash();
    }
}
