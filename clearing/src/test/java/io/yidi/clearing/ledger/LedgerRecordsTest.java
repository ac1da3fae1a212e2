package io.yidi.clearing.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.protocol.sbe.SettlementMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-24: the ledger takes in every kind of record that a gateway writes, and money as its answer said. */
class LedgerRecordsTest {

    private static final int STAY_PLACE = 910_100;
    private static final int VISIT_PLACE = 930_100;
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);
    private static final int DISCHARGED = Keys.epochDay("2023-03-11");

    @TempDir
    private Path folder;

    private final DayBook book = new DayBook();
    private PipelineRun run;
    private int messages;

    @BeforeEach
    void start() throws Exception {
        run = new PipelineRun(new ChannelJournalFiles(folder.resolve("journal"))).startNew();
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void shouldTakeInWhatWasPaidInFull() throws Exception {
        final long visit = register("P11");
        settleInFull("P11", visit, "B1");
        settleInFull("P12", register("P12"), "B1");
        book.take(ask(Requests.refund("2208", next(), "P12", book.idOf("M" + (messages - 1)))));
        settleInFull("P11", visit, "B2");
        book.takeBack(ask(Requests.reversal(next(), "P11", "2207", "M" + (messages - 1))));

        assertEquals(List.of(List.of("110105", "REFUND"), List.of("110105", "SETTLEMENT")), keys());
        assertEquals(3, assertComesToWhatTheAnswersSaid());
    }

    /** Trauma, uploads, withdrawals, quotes, filings, looks, refusals and keys used again; among them four bills. */
    @Test
    void shouldTakeInMoneyAmongEverythingElse() throws Exception {
        final long stay = admitAfterTrauma("P1");
        upload(UploadFrame.stay(next(), "P1", stay).line("L1", "9000.00").line("L2", "1.00"));
        ask(EncounterFrames.withdraw("2302", next(), "P1", stay, "", "L2"));
        ask(EncounterFrames.act("2402", next(), "P1", stay, DISCHARGED));
        ask(EncounterFrames.settle("2303", next(), "P1", stay, "", request -> {}));
        book.take(ask(EncounterFrames.settle("2304", next(), "P1", stay, "", request -> {})));
        final String settled = "M" + messages;
        final DirectBuffer refund = Requests.refund("2305", next(), "P1", book.idOf(settled));
        book.take(ask(refund));
        book.takeBack(ask(Requests.reversal(next(), "P1", "2305", "M" + (messages - 1))));

        ask(EncounterFrames.act("2404", next(), "P2", admitAfterTrauma("P2"), EncounterFrames.NO_DAY));
        ask(FilingFrames.file(next(), "P3", STAY_PLACE, request -> {}));
        ask(FilingFrames.query(next(), "P3", STAY_PLACE, request -> {}));
        ask(Requests.notices(next(), ""));
        ask(Requests.query(1, "2304", settled));
        ask(bill(next(), "P99"));
        book.take(ask(bill(next(), "P4")));
        ask(bill("M" + messages, "P5"));
        ask(Requests.reversal(next(), "P5", "2304", "UNKNOWN"));
        settleInFull("P13", register("P13"), "B1");

        assertEquals(3, assertComesToWhatTheAnswersSaid());
    }

    private long assertComesToWhatTheAnswersSaid() throws Exception {
        try (Ledger ledger = Ledger.openReadOnly(update())) {
            assertEquals(List.of(book.row(DAY, DAY)), new LedgerReader(ledger).drill(List.of(), DAY, DAY));
        }
        return book.row(DAY, DAY).count();
    }

    private List<List<String>> keys() throws Exception {
        try (Ledger ledger = Ledger.openReadOnly(update())) {
            return new LedgerReader(ledger)
                    .drill(List.of(DrillLevel.CARE_PLACE, DrillLevel.KIND), DAY, DAY).stream()
                            .map(DrillRow::keys)
                            .toList();
        }
    }

    private Path update() throws Exception {
        final Path file = folder.resolve("ledger.duckdb");
        new LedgerJob(new ChannelJournalFiles(folder.resolve("journal")), file, sequence -> {}).update();
        return file;
    }

    private void settleInFull(final String personNo, final long visit, final String batch) throws Exception {
        upload(UploadFrame.visit(next(), personNo, visit, batch).line(batch, "100.00"));
        book.take(ask(EncounterFrames.settle(
                "2207", next(), personNo, visit, batch, request -> request.mode(SettlementMode.FULL_PAY))));
    }

    private long register(final String personNo) throws Exception {
        return Answers.encounter(ask(EncounterFrames.register("2201", next(), personNo, VISIT_PLACE)))
                .encounterId();
    }

    private long admitAfterTrauma(final String personNo) throws Exception {
        return Answers.encounter(ask(EncounterFrames.register(
                        "2401",
                        next(),
                        personNo,
                        STAY_PLACE,
                        0,
                        request -> request.careFlags().trauma(true).declared(true))))
                .encounterId();
    }

    private void upload(final UploadFrame lines) throws Exception {
        ask(lines.encode());
    }

    private static DirectBuffer bill(final String msgId, final String personNo) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .personNo(personNo)
                .bill("25000.00", "23456.78")
                .encode();
    }

    private String next() {
        messages++;
        return "M" + messages;
    }

    private DirectBuffer ask(final DirectBuffer request) throws InterruptedException {
        assertTrue(run.offer(request));
        return run.next().reply();
    }
}
