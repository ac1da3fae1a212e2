package io.yidi.clearing.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.clearing.ledger.FundText;
import io.yidi.clearing.ledger.LedgerFixture;
import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.file.DayFileWriter;
import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.clearing.recon.result.BatchRow;
import io.yidi.clearing.recon.result.Reconciliation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * BJ-35a, BJ-35b, NAT-19b, INV-13: a day three ways; each settlement has one verdict on each pair of sides, to the
 * fen.
 */
class ReconciliationJobTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String HOSPITAL = "H11010500001";
    private static final DayGroup GROUP = new DayGroup(HOSPITAL, "120000", "310", "11");

    @TempDir
    private Path folder;

    private final List<Comparison> matched = new ArrayList<>();
    private final List<Known> gateway = new ArrayList<>();

    /** What the gateway has. */
    private record Known(DayRow row, long originalId, LocalDate day, boolean isReversed, boolean isNearMidnight) {}

    @Test
    void shouldBalanceWhenAllThreeAgree() {
        gateway.addAll(List.of(settled(1), settled(2), refund(3, 2)));

        final Reconciliation result = run(rows -> {}, rows -> {});

        assertTrue(result.isBalanced(), result::toString);
        assertEquals(9, matched.size());
        assertEquals(3, result.batches().size());
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
        gateway.addAll(List.of(settled(1), known(row(2, "P1", 10_000), 0, DAY, false, false)));

        assertDifferences(
                run(rows -> rows.remove(1), rows -> {}),
                "GATEWAY-HOSPITAL 2 MISSING_THERE REPEATED",
                "HOSPITAL-PLATFORM 2 MISSING_HERE REPEATED");
    }

    @Test
    void shouldFindTheBillOfAnotherDay() {
        gateway.add(settled(1));
        gateway.add(known(row(2, "P2", 10_000), 0, DAY.minusDays(1), false, true));
        gateway.add(known(row(3, "P3", 10_000), 0, DAY, false, true));

        assertDifferences(
                run(
                        rows -> {
                            rows.add(row(2, "P2", 10_000));
                            rows.removeIf(row -> row.key().settlementId() == 3);
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
                        rows -> rows.add(new DayRow(new Key(2, true), GROUP, "P2", amounts(-10_000)))),
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
                        ? new DayRow(new Key(1, true), GROUP, row.personNo(), row.amounts())
                        : row),
                rows -> {});

        assertTrue(result.isBalanced(), result::toString);
    }

    @Test
    void shouldFindOneFenInOneFund() {
        final DayAmounts oneFenLess = new DayAmounts(10_000, 6_000, 0, 4_000, "310100:5999");
        gateway.addAll(List.of(settled(1), settled(2)));

        final Reconciliation result =
                run(rows -> {}, rows -> rows.set(0, new DayRow(rows.get(0).key(), GROUP, "P1", oneFenLess)));

        assertDifferences(result, "GATEWAY-PLATFORM 1 AMOUNT_DIFF AMOUNT", "HOSPITAL-PLATFORM 1 AMOUNT_DIFF AMOUNT");
        assertEquals("fund_310100", result.differences().get(0).difference());
    }

    @Test
    void shouldFindWhatWasReversedHere() {
        gateway.addAll(List.of(settled(1), known(row(2, "P2", 10_000), 0, DAY, true, false)));

        assertDifferences(
                run(rows -> rows.add(row(2, "P2", 10_000)), rows -> {}),
                "GATEWAY-HOSPITAL 2 STATUS_DIFF REVERSED",
                "HOSPITAL-PLATFORM 2 MISSING_THERE REVERSED");
    }

    @Test
    void shouldMissTheFilesOfThoseWhoSettled() {
        gateway.add(settled(1));
        writeLedger();

        final Reconciliation result;
        try (ReconciliationJob job = new ReconciliationJob(ledger(), DAY)) {
            result = job.run();
        }

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

        final Map<String, Long> verdicts = Stream.concat(result.differences().stream(), matched.stream())
                .collect(Collectors.groupingBy(
                        one -> one.here() + "-" + one.there() + one.key(), Collectors.counting()));
        assertEquals(14, verdicts.size(), verdicts::toString);
        assertTrue(verdicts.values().stream().allMatch(count -> count == 1), verdicts::toString);
        final BatchRow batch = result.batches().stream()
                .filter(row -> row.here() == Side.GATEWAY && row.there() == Side.HOSPITAL)
                .findFirst()
                .orElseThrow();
        assertEquals(20_000, batch.hereFen());
        assertEquals(10_001, batch.thereFen());
        assertFalse(batch.isBalanced());
    }

    /** What neither gateway nor hospital can explain by themselves, the third side tells. */
    @Test
    void shouldTellByTheThirdSideWhatNeverPassedHere() {
        gateway.add(settled(1));

        assertDifferences(
                run(rows -> rows.add(row(99, "P9", 7_000)), rows -> rows.add(row(99, "P9", 7_000))),
                "GATEWAY-HOSPITAL 99 MISSING_HERE NOT_THROUGH_HERE",
                "GATEWAY-PLATFORM 99 MISSING_HERE NOT_THROUGH_HERE");
    }

    @Test
    void shouldFindWhatThePlatformDidNotGet() {
        gateway.addAll(List.of(settled(1), settled(2)));

        assertDifferences(
                run(rows -> {}, rows -> rows.remove(1)),
                "GATEWAY-PLATFORM 2 MISSING_THERE NOT_UPLOADED",
                "HOSPITAL-PLATFORM 2 MISSING_THERE NOT_UPLOADED");
    }

    /** Two lost answers are two lost answers, also if the bills are alike: nobody took them for one. */
    @Test
    void shouldTellTwoLostAnswersFromOneBillSentTwice() {
        gateway.addAll(List.of(settled(1), known(row(2, "P1", 10_000), 0, DAY, false, false)));

        assertDifferences(
                run(List::clear, rows -> {}),
                "GATEWAY-HOSPITAL 1 MISSING_THERE TIMEOUT_NOT_REVERSED",
                "GATEWAY-HOSPITAL 2 MISSING_THERE TIMEOUT_NOT_REVERSED",
                "HOSPITAL-PLATFORM 1 MISSING_HERE TIMEOUT_NOT_REVERSED",
                "HOSPITAL-PLATFORM 2 MISSING_HERE TIMEOUT_NOT_REVERSED");
    }

    /** A refund under its own number and under that of its settlement is one too many. */
    @Test
    void shouldFindTheRefundThatIsWrittenDownUnderBothNumbers() {
        gateway.addAll(List.of(settled(1), refund(3, 1)));

        assertDifferences(
                run(rows -> rows.add(new DayRow(new Key(1, true), GROUP, "P1", amounts(-10_000))), rows -> {}),
                "GATEWAY-HOSPITAL 1 MISSING_HERE REPEATED",
                "HOSPITAL-PLATFORM 1 MISSING_THERE REPEATED");
    }

    /** Both sides have what stands at the gateway, but for what a test changes. */
    private Reconciliation run(final Consumer<List<DayRow>> hospital, final Consumer<List<DayRow>> platform) {
        writeLedger();
        try (ReconciliationJob job = new ReconciliationJob(ledger(), DAY)) {
            job.hospital(HOSPITAL, file(hospital));
            job.platform(file(platform));
            final Reconciliation result = job.run();
            job.forEachMatched(matched::add);
            return result;
        }
    }

    private void writeLedger() {
        try (LedgerFixture ledger = new LedgerFixture(ledger())) {
            for (final Known known : gateway) {
                final Instant noon = known.day().atTime(4, 0).toInstant(ZoneOffset.UTC);
                final Instant nearMidnight = known.day().atTime(15, 55).toInstant(ZoneOffset.UTC);
                ledger.entry(
                        known.row(), known.originalId(), known.day(), known.isNearMidnight() ? nearMidnight : noon);
                if (known.isReversed()) {
                    ledger.reverse(1_000, known.row().key().settlementId(), known.day());
                }
            }
        }
    }

    private Path ledger() {
        return folder.resolve("ledger.duckdb");
    }

    private byte[] file(final Consumer<List<DayRow>> change) {
        final List<DayRow> rows = gateway.stream()
                .filter(known -> known.day().equals(DAY) && !known.isReversed())
                .map(Known::row)
                .collect(Collectors.toCollection(ArrayList::new));
        change.accept(rows);
        return DayFileWriter.text(DAY, rows).getBytes(StandardCharsets.UTF_8);
    }

    private static void assertDifferences(final Reconciliation result, final String... expected) {
        assertEquals(
                Stream.of(expected).sorted().toList(),
                result.differences().stream()
                        .map(one -> one.here() + "-" + one.there() + " "
                                + one.key().settlementId() + " " + one.verdict() + " " + one.cause())
                        .sorted()
                        .toList());
    }

    private static Known settled(final int id) {
        return known(row(id, "P" + id, 10_000), 0, DAY, false, false);
    }

    private static Known refund(final int id, final int originalId) {
        return known(
                new DayRow(new Key(id, true), GROUP, "P" + originalId, amounts(-10_000)),
                originalId,
                DAY,
                false,
                false);
    }

    private static Known known(
            final DayRow row,
            final long originalId,
            final LocalDate day,
            final boolean isReversed,
            final boolean isNearMidnight) {
        return new Known(row, originalId, day, isReversed, isNearMidnight);
    }

    private static DayRow row(final int id, final String person, final long totalFen) {
        return new DayRow(new Key(id, false), GROUP, person, amounts(totalFen));
    }

    private static DayAmounts amounts(final long totalFen) {
        final long fundFen = totalFen * 6 / 10;
        return new DayAmounts(totalFen, fundFen, 0, totalFen - fundFen, FundText.of(Map.of("310100", fundFen)));
    }
}
