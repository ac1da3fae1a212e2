package io.yidi.clearing.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalCorruptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-24: what the journal recorded can be made again from it, and added up from any side comes to the same fen. */
class LedgerTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 6, 1);
    private static final LocalDate SECOND = LocalDate.of(2023, 6, 2);

    @TempDir
    private Path folder;

    private final DayBook book = new DayBook();
    private final List<Long> pieces = new ArrayList<>();
    private PipelineRun run;

    @BeforeEach
    void settle() throws Exception {
        run = new PipelineRun(new ChannelJournalFiles(folder.resolve("journal"))).startNew();
        for (int person = 1; person <= 20; person++) {
            book.take(ask(person <= 10 ? stay("S" + person, person) : visit("V" + person, person)));
        }
        ask(stay("S1", 1));
        ask(stay("X1", 99));
        book.takeBack(ask(Requests.reversal("R2", "P2", "2304", "S2")));
    }

    /** The day after: two refunds, one of them undone, so that its settlement is in force again. */
    private void settleTheDayAfter() throws Exception {
        run.clock.set(PipelineRun.epochNs("2023-06-02T02:00:00Z"));
        book.take(ask(Requests.refund("2208", "F13", "P13", book.idOf("V13"))));
        book.take(ask(Requests.refund("2208", "F14", "P14", book.idOf("V14"))));
        book.takeBack(ask(Requests.reversal("R14", "P14", "2208", "F14")));
        book.take(ask(stay("T5", 5).stay("2023-04-01", "2023-04-05").institution("H11010500002")));
    }

    @Test
    void shouldComeToWhatTheAnswersSaid() throws Exception {
        settleTheDayAfter();
        run.close();

        job().rebuild();

        try (Ledger ledger = Ledger.openReadOnly(file())) {
            assertEquals(List.of(book.row(FIRST, SECOND)), new LedgerReader(ledger).drill(List.of(), FIRST, SECOND));
            for (final LocalDate day : List.of(FIRST, SECOND)) {
                assertEquals(List.of(book.row(day, day)), new LedgerReader(ledger).drill(List.of(), day, day));
            }
            assertEquals(21, book.row(FIRST, SECOND).count());
        }
    }

    @Test
    void shouldComeToTheSameAtEveryLevel() throws Exception {
        settleTheDayAfter();
        run.close();
        job().rebuild();

        try (Ledger ledger = Ledger.openReadOnly(file())) {
            final LedgerReader reader = new LedgerReader(ledger);
            final DrillRow all = reader.drill(List.of(), FIRST, SECOND).get(0);
            final List<DrillLevel> above = new ArrayList<>();
            for (final DrillLevel level : DrillLevel.values()) {
                assertEquals(all, DayBook.sum(reader.drill(List.of(level), FIRST, SECOND)), level::name);
                above.add(level);
                assertEquals(all, DayBook.sum(reader.drill(above, FIRST, SECOND)), above::toString);
                assertEquals(
                        all.amounts().fundFen(),
                        reader.funds(above, FIRST, SECOND).stream()
                                .mapToLong(FundRow::amountFen)
                                .sum(),
                        above::toString);
            }
            assertEquals(
                    21, reader.drill(List.of(DrillLevel.ENTRY), FIRST, SECOND).size());
        }
    }

    @Test
    void shouldPutEachEntryWhereItBelongs() throws Exception {
        settleTheDayAfter();
        run.close();
        job().rebuild();

        try (Ledger ledger = Ledger.openReadOnly(file())) {
            final LedgerReader reader = new LedgerReader(ledger);
            assertEquals(
                    List.of(
                            List.of("910100", "21", "INPATIENT", "SETTLEMENT"),
                            List.of("930100", "11", "OUTPATIENT", "REFUND")),
                    keys(reader.drill(
                            List.of(
                                    DrillLevel.INSURED_PLACE,
                                    DrillLevel.CLEARING_TYPE,
                                    DrillLevel.CARE_TYPE,
                                    DrillLevel.KIND),
                            SECOND,
                            SECOND)));
            assertEquals(
                    List.of(
                            List.of("2023-06", "110105", "310", "H11010500001"),
                            List.of("2023-06", "110105", "310", "H11010500002")),
                    keys(reader.drill(
                            List.of(
                                    DrillLevel.MONTH,
                                    DrillLevel.CARE_PLACE,
                                    DrillLevel.INSURANCE_TYPE,
                                    DrillLevel.INSTITUTION),
                            SECOND,
                            SECOND)));
        }
    }

    /** Beside a gateway that goes on: piece by piece comes to the same as all at once. */
    @Test
    void shouldGoOnWhereItEnded() throws Exception {
        final long first = job().update();
        settleTheDayAfter();
        final long second = job().update();
        assertEquals(second, job().update());
        run.close();

        assertTrue(first < second, () -> first + " " + second);
        try (Ledger ledger = Ledger.openReadOnly(file())) {
            assertEquals(second, ledger.sequence());
            assertEquals(List.of(book.row(FIRST, SECOND)), new LedgerReader(ledger).drill(List.of(), FIRST, SECOND));
        }
    }

    @Test
    void shouldWriteInPieces() throws Exception {
        run.close();

        new LedgerJob(new ChannelJournalFiles(folder.resolve("journal")), file(), 10, pieces::add).update();

        assertTrue(pieces.size() >= 2, pieces::toString);
        try (Ledger ledger = Ledger.openReadOnly(file())) {
            assertEquals(List.of(book.row(FIRST, FIRST)), new LedgerReader(ledger).drill(List.of(), FIRST, FIRST));
        }
    }

    /** What was read before it was acknowledged may be gone after a power cut. */
    @Test
    void shouldBeginAnewWhenTheJournalIsNoLongerThatFar() throws Exception {
        run.close();
        final Path before = folder.resolve("before");
        copy(folder.resolve("journal"), before);
        run = new PipelineRun(new ChannelJournalFiles(folder.resolve("journal")));
        run.pipeline.start();
        settleTheDayAfter();
        run.close();
        final long further = job().update();
        Files.move(folder.resolve("journal"), folder.resolve("lost"));
        copy(before, folder.resolve("journal"));

        final long sequence = job().update();

        assertTrue(sequence < further, () -> sequence + " " + further);
        try (Ledger ledger = Ledger.openReadOnly(file())) {
            assertEquals(List.of(book.row(FIRST, FIRST)), new LedgerReader(ledger).drill(List.of(), FIRST, SECOND));
        }
    }

    @Test
    void shouldKeepTheLedgerWhenTheJournalIsDamaged() throws Exception {
        final long sequence = job().update();
        run.close();
        flipAByteOfTheFirstSegment();

        assertThrows(JournalCorruptException.class, job()::rebuild);

        try (Ledger ledger = Ledger.openReadOnly(file())) {
            assertEquals(sequence, ledger.sequence());
        }
    }

    @Test
    void shouldSayThatThereIsNoLedger() throws Exception {
        final LedgerException none = assertThrows(LedgerException.class, () -> Ledger.openReadOnly(file()));

        assertTrue(none.getMessage().contains("found none"), none::getMessage);
        assertFalse(Files.exists(file()));
        run.close();
    }

    private DirectBuffer ask(final SettleFrame bill) throws InterruptedException {
        return ask(bill.encode());
    }

    private DirectBuffer ask(final DirectBuffer request) throws InterruptedException {
        assertTrue(run.offer(request));
        return run.next().reply();
    }

    private static SettleFrame stay(final String msgId, final int person) {
        return bill(SettleFrame.inpatient().bill("25000.1" + person % 10, "23456.78"), msgId, person);
    }

    private static SettleFrame visit(final String msgId, final int person) {
        return bill(SettleFrame.outpatient().lines("3000.00", "2345.6" + person % 10), msgId, person);
    }

    private static SettleFrame bill(final SettleFrame bill, final String msgId, final int person) {
        return bill.msgId(msgId).person("P" + person, 310, person <= 10 || person == 99 ? "910100" : "930100");
    }

    private LedgerJob job() throws IOException {
        return new LedgerJob(new ChannelJournalFiles(folder.resolve("journal")), file(), sequence -> {});
    }

    private Path file() {
        return folder.resolve("ledger.duckdb");
    }

    private static List<List<String>> keys(final List<DrillRow> rows) {
        return rows.stream().map(DrillRow::keys).toList();
    }

    private static void copy(final Path from, final Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private void flipAByteOfTheFirstSegment() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            final Path segment = files.filter(
                            path -> path.getFileName().toString().startsWith("segment-"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            final byte[] bytes = Files.readAllBytes(segment);
            bytes[5_000] ^= 1;
            Files.write(segment, bytes);
        }
    }
}
