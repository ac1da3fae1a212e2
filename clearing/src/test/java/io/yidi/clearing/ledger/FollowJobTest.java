package io.yidi.clearing.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.journal.ChannelJournalFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-24: a ledger that follows a running gateway has what the journal has. */
class FollowJobTest {

    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);

    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<Long> sequences = new LinkedBlockingQueue<>();

    @Test
    void shouldFollowAGatewayUntilItIsToldToEnd() throws Exception {
        final ChannelJournalFiles journal = new ChannelJournalFiles(Files.createDirectories(folder.resolve("journal")));
        try (PipelineRun run = new PipelineRun(journal).startNew()) {
            settle(run, 1);
            final FollowJob follow = new FollowJob(
                    new LedgerJob(journal, ledger(), sequences::add), Duration.ofMillis(20), reason -> {});
            final CompletableFuture<Long> last = CompletableFuture.supplyAsync(() -> run(follow));
            assertTrue(sequences.poll(HangGuard.SECONDS, TimeUnit.SECONDS) > 0, "what was there");

            settle(run, 2);
            assertTrue(sequences.poll(HangGuard.SECONDS, TimeUnit.SECONDS) > 0, "what came while it followed");

            follow.end();
            try (Ledger ledger = Ledger.openReadOnly(ledger())) {
                assertEquals(last.join(), ledger.sequence());
                assertEquals(
                        2,
                        new LedgerReader(ledger)
                                .drill(List.of(), DAY, DAY)
                                .get(0)
                                .count());
            }
        }
    }

    @Test
    void shouldGiveUpIfTheLedgerCannotBeOpenedForLong() throws Exception {
        final ChannelJournalFiles journal = new ChannelJournalFiles(Files.createDirectories(folder.resolve("journal")));
        try (PipelineRun run = new PipelineRun(journal).startNew()) {
            settle(run, 1);
        }
        final List<String> reasons = new ArrayList<>();
        final FollowJob follow = new FollowJob(
                new LedgerJob(journal, ledger(), sequence -> spoil()), Duration.ofMillis(1), reasons::add);

        assertThrows(LedgerException.class, follow::run);

        assertEquals(100, reasons.size());
        follow.end();
    }

    /** Puts something else in the place of the ledger. */
    private void spoil() {
        try {
            Files.delete(ledger());
            Files.writeString(ledger(), "no ledger".repeat(2_000));
        } catch (final IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static long run(final FollowJob follow) {
        try {
            return follow.run();
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void settle(final PipelineRun run, final int person) throws Exception {
        run.send(SettleFrame.inpatient()
                .msgId("M" + person)
                .personNo("P" + person)
                .bill("25000.00", "23456.78")
                .encode());
    }

    private Path ledger() {
        return folder.resolve("ledger.duckdb");
    }
}
