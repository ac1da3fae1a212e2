package io.yidi.clearing.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.clearing.ledger.LedgerFixture;
import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.compare.Verdict;
import io.yidi.clearing.recon.file.DayFileWriter;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.result.Reconciliation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-13, BJ-35a: days by chance, with everything wrong that can be, compared as a plain reading compares them. */
class RandomDaysTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final int DAYS = 12;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldGiveTheVerdictsOfAPlainReading(final long seed) {
        final Random random = new Random(seed);
        int differences = 0;
        for (int number = 0; number < DAYS; number++) {
            final ChanceDay day = new ChanceDay(random);
            final Path ledger = folder.resolve("ledger" + number);
            write(day, ledger);
            differences += compare(day, ledger);
        }
        assertTrue(differences > DAYS * 10, "days that differ: " + differences);
    }

    private static void write(final ChanceDay day, final Path file) {
        final Instant noon = DAY.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(4 * 3_600);
        try (LedgerFixture ledger = new LedgerFixture(file)) {
            day.ledger().forEach(entry -> {
                ledger.entry(entry.row(), entry.originalId(), entry.isOfToday() ? DAY : DAY.minusDays(1), noon);
                if (entry.isReversed()) {
                    ledger.reverse(1_000, entry.row().key().settlementId(), DAY);
                }
            });
        }
    }

    private static int compare(final ChanceDay day, final Path ledger) {
        final List<Comparison> matched = new ArrayList<>();
        try (ReconciliationJob job = new ReconciliationJob(ledger, DAY)) {
            day.hospitals().forEach((institution, rows) -> job.hospital(institution, file(rows)));
            day.platform().ifPresent(rows -> job.platform(file(rows)));
            final Reconciliation result = job.run();
            job.forEachMatched(matched::add);
            assertSame(new PlainReading(day), result, matched);
            return result.differences().size();
        }
    }

    private static void assertSame(
            final PlainReading plain, final Reconciliation result, final List<Comparison> matched) {
        assertEquals(
                plain.verdicts(),
                Stream.concat(result.differences().stream(), matched.stream())
                        .map(RandomDaysTest::text)
                        .sorted()
                        .toList());
        final Map<String, Integer> alike = result.batches().stream()
                .filter(batch -> batch.counts().containsKey(Verdict.MATCHED))
                .collect(Collectors.toMap(
                        batch -> batch.here() + " " + batch.there() + " " + batch.group(),
                        batch -> batch.counts().get(Verdict.MATCHED)));
        assertEquals(
                matched.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.here() + " " + row.there() + " " + row.group(),
                                Collectors.summingInt(row -> 1))),
                alike);
        for (final Side side : Side.values()) {
            assertEquals(plain.totalFen(side), result.sides().totals().get(side).totalFen(), side::name);
            assertEquals(
                    plain.totalFen(side),
                    result.sides().groups().stream()
                            .filter(sum -> sum.side() == side)
                            .mapToLong(sum -> sum.total().totalFen())
                            .sum(),
                    side::name);
        }
    }

    /** What was reversed here is, read plainly, missing here; its cause is not looked at. */
    private static String text(final Comparison row) {
        final boolean isMissingHere = row.verdict() == Verdict.STATUS_DIFF || row.verdict() == Verdict.MISSING_HERE;
        return String.join(
                " ",
                row.here().name(),
                row.there().name(),
                row.key().toString(),
                row.group().toString(),
                isMissingHere ? Verdict.MISSING_HERE.name() : row.verdict().name(),
                Long.toString(isMissingHere ? 0 : row.hereFen()),
                Long.toString(row.thereFen()),
                row.verdict() == Verdict.AMOUNT_DIFF ? row.difference() : "",
                row.verdict() == Verdict.MATCHED ? row.msgId() : "");
    }

    private static byte[] file(final List<DayRow> rows) {
        return DayFileWriter.text(DAY, rows).getBytes(StandardCharsets.UTF_8);
    }
}
