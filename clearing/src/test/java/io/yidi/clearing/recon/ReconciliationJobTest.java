package io.yidi.clearing.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.clearing.recon.compare.KnownRow;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.clearing.recon.result.BatchRow;
import io.yidi.clearing.recon.result.Reconciliation;
import io.yidi.protocol.money.Fen;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** BJ-35a, BJ-35b, INV-13: a day three ways; each settlement has one verdict on each pair of sides, to the fen. */
class ReconciliationJobTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String HOSPITAL = "H11010500001";
    private static final DayGroup GROUP = new DayGroup(HOSPITAL, "120000", "310", "11");
    private static final String HEADING = "stmt_date,fixmedins_code,setl_id,refd_setl_flag,psn_no,insutype,clr_type,"
            + "insuplc_admdvs,medfee_sumamt,fund_pay_sumamt,acct_pay,psn_cash_pay,fund_310100";

    private final List<KnownRow> gateway = new ArrayList<>();

    @Test
    void shouldBalanceWhenAllThreeAgree() {
        gateway.addAll(List.of(settled(1), settled(2), refund(3, 2)));

        final Reconciliation result = run(rows -> {}, rows -> {});

        assertTrue(result.isBalanced(), result::toString);
        assertEquals(9, result.comparisons().size());
        assertEquals(3, BatchRow.of(result.comparisons()).size());
    }

    @Test
    void shouldFindTheLostAnswer() {
        gateway.addAll(List.of(settled(1), settled(2)));

        assertDifferences(
                run(rows -> rows.remove(1), rows -> {}),
                "GATEWAY-HOSPITAL 2 MISSING_THERE TIMEOUT_NOT_REVERSED",
                "HOSPITAL-PLATFORM 2 MISSING_HERE TIMEOUT_NOT_REVERSED");
    }

    @Test
    void shouldFindTheRequestThatNeverCame() {
        gateway.add(settled(1));

        assertDifferences(
                run(rows -> rows.add(row(99, "P9", 7_000)), rows -> {}),
                "GATEWAY-HOSPITAL 99 MISSING_HERE NOT_RECEIVED",
                "HOSPITAL-PLATFORM 99 MISSING_THERE NOT_RECEIVED");
    }

    @Test
    void shouldFindTheBillThatWasSettledTwice() {
        gateway.addAll(List.of(settled(1), known(row(2, "P1", 10_000), "", DAY, false, false)));

        assertDifferences(
                run(rows -> rows.remove(1), rows -> {}),
                "GATEWAY-HOSPITAL 2 MISSING_THERE REPEATED",
                "HOSPITAL-PLATFORM 2 MISSING_HERE REPEATED");
    }

    @Test
    void shouldFindTheBillOfAnotherDay() {
        gateway.add(settled(1));
        gateway.add(known(row(2, "P2", 10_000), "", DAY.minusDays(1), false, true));
        gateway.add(known(row(3, "P3", 10_000), "", DAY, false, true));

        assertDifferences(
                run(
                        rows -> {
                            rows.add(row(2, "P2", 10_000));
                            rows.removeIf(row -> row.key().settlementId().equals("3"));
                        },
                        rows -> rows.add(row(2, "P2", 10_000))),
                "GATEWAY-HOSPITAL 2 MISSING_HERE CUT_OVER",
                "GATEWAY-HOSPITAL 3 MISSING_THERE CUT_OVER",
                "GATEWAY-PLATFORM 2 MISSING_HERE CUT_OVER",
                "HOSPITAL-PLATFORM 3 MISSING_HERE CUT_OVER");
    }

    @Test
    void shouldFindTheRefundThatOneSideHas() {
        gateway.addAll(List.of(settled(1), settled(2), refund(3, 1)));

        assertDifferences(
                run(
                        rows -> rows.removeIf(row -> row.key().isRefund()),
                        rows -> rows.add(new DayRow(new Key("2", true), GROUP, "P2", amounts(-10_000)))),
                "GATEWAY-HOSPITAL 3 MISSING_THERE REFUND",
                "GATEWAY-PLATFORM 2 MISSING_HERE REFUND",
                "HOSPITAL-PLATFORM 3 MISSING_HERE REFUND",
                "HOSPITAL-PLATFORM 2 MISSING_HERE REFUND");
    }

    /** Hospitals book a refund under the number of its settlement. */
    @Test
    void shouldKnowARefundByTheNumberOfItsSettlement() {
        gateway.addAll(List.of(settled(1), refund(3, 1)));

        final Reconciliation result = run(
                rows -> rows.replaceAll(row -> row.key().isRefund()
                        ? new DayRow(new Key("1", true), GROUP, row.personNo(), row.amounts())
                        : row),
                rows -> {});

        assertTrue(result.isBalanced(), result::toString);
    }

    @Test
    void shouldFindOneFenInOneFund() {
        final DayAmounts oneFenLess = new DayAmounts(10_000, 6_000, 0, 4_000, Map.of("310100", 5_999L));
        gateway.addAll(List.of(settled(1), settled(2)));

        final Reconciliation result =
                run(rows -> {}, rows -> rows.set(0, new DayRow(rows.get(0).key(), GROUP, "P1", oneFenLess)));

        assertDifferences(result, "GATEWAY-PLATFORM 1 AMOUNT_DIFF AMOUNT", "HOSPITAL-PLATFORM 1 AMOUNT_DIFF AMOUNT");
        assertEquals("fund_310100", result.differences().get(0).difference());
    }

    @Test
    void shouldFindWhatWasReversedHere() {
        gateway.addAll(List.of(settled(1), known(row(2, "P2", 10_000), "", DAY, true, false)));

        assertDifferences(
                run(rows -> rows.add(row(2, "P2", 10_000)), rows -> {}),
                "GATEWAY-HOSPITAL 2 STATUS_DIFF REVERSED",
                "HOSPITAL-PLATFORM 2 MISSING_THERE REVERSED");
    }

    @Test
    void shouldMissTheFilesOfThoseWhoSettled() {
        gateway.add(settled(1));
        final ReconciliationJob job = new ReconciliationJob(DAY, gateway);

        final Reconciliation result = job.run();

        assertFalse(result.isBalanced());
        assertEquals(List.of(HOSPITAL, "国家平台"), result.missing());
    }

    /** Each settlement has exactly one verdict on each pair, and the batches add up to the sides. */
    @Test
    void shouldGiveOneVerdictToEachSettlementOfAPair() {
        gateway.addAll(List.of(settled(1), settled(2), settled(4), refund(3, 2)));

        final Reconciliation result = run(
                rows -> {
                    rows.remove(0);
                    rows.add(row(50, "P5", 1));
                },
                rows -> rows.remove(2));

        final Map<String, Long> verdicts = result.comparisons().stream()
                .collect(Collectors.groupingBy(
                        one -> one.here() + "-" + one.there() + one.settlementId() + one.isRefund(),
                        Collectors.counting()));
        assertTrue(verdicts.values().stream().allMatch(count -> count == 1), verdicts::toString);
        final BatchRow batch = BatchRow.of(result.comparisons()).stream()
                .filter(row -> row.there() == Side.HOSPITAL)
                .findFirst()
                .orElseThrow();
        assertEquals(20_000, batch.hereFen());
        assertEquals(10_001, batch.thereFen());
        assertFalse(batch.isBalanced());
    }

    /** Both sides have what stands at the gateway, but for what a test changes. */
    private Reconciliation run(final Consumer<List<DayRow>> hospital, final Consumer<List<DayRow>> platform) {
        final ReconciliationJob job = new ReconciliationJob(DAY, gateway);
        job.hospital(HOSPITAL, file(hospital));
        job.platform(file(platform));
        return job.run();
    }

    private byte[] file(final Consumer<List<DayRow>> change) {
        final List<DayRow> rows = gateway.stream()
                .filter(row -> row.standsOn(DAY))
                .map(KnownRow::row)
                .collect(Collectors.toCollection(ArrayList::new));
        change.accept(rows);
        final StringBuilder text = new StringBuilder(HEADING).append('\n');
        final long[] sums = new long[5];
        for (final DayRow row : rows) {
            final long[] amounts = fields(row.amounts());
            text.append(String.join(
                    ",",
                    DAY.toString(),
                    HOSPITAL,
                    row.key().settlementId(),
                    row.key().isRefund() ? "1" : "0",
                    row.personNo(),
                    "310,11,120000"));
            for (int i = 0; i < sums.length; i++) {
                sums[i] += amounts[i];
                text.append(',').append(Fen.format(amounts[i]));
            }
            text.append('\n');
        }
        text.append("TOTAL,,").append(rows.size()).append(",,,,,");
        for (final long sum : sums) {
            text.append(',').append(Fen.format(sum));
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long[] fields(final DayAmounts amounts) {
        return new long[] {
            amounts.totalFen(),
            amounts.fundFen(),
            amounts.accountFen(),
            amounts.cashFen(),
            amounts.funds().get("310100")
        };
    }

    private static void assertDifferences(final Reconciliation result, final String... expected) {
        assertEquals(
                Stream.of(expected).sorted().toList(),
                result.differences().stream()
                        .map(one -> one.here() + "-" + one.there() + " " + one.settlementId() + " " + one.verdict()
                                + " " + one.cause())
                        .sorted()
                        .toList());
    }

    private static KnownRow settled(final int id) {
        return known(row(id, "P" + id, 10_000), "", DAY, false, false);
    }

    private static KnownRow refund(final int id, final int originalId) {
        return known(
                new DayRow(new Key(Integer.toString(id), true), GROUP, "P" + originalId, amounts(-10_000)),
                Integer.toString(originalId),
                DAY,
                false,
                false);
    }

    private static KnownRow known(
            final DayRow row,
            final String originalId,
            final LocalDate day,
            final boolean isReversed,
            final boolean isNearMidnight) {
        return new KnownRow(row, "M" + row.key().settlementId(), originalId, day, isReversed, isNearMidnight);
    }

    private static DayRow row(final int id, final String person, final long totalFen) {
        return new DayRow(new Key(Integer.toString(id), false), GROUP, person, amounts(totalFen));
    }

    private static DayAmounts amounts(final long totalFen) {
        final long fundFen = totalFen * 6 / 10;
        return new DayAmounts(totalFen, fundFen, 0, totalFen - fundFen, Map.of("310100", fundFen));
    }
}
