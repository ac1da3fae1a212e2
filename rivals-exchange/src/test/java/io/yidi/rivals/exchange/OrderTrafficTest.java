package io.yidi.rivals.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import exchange.core2.core.ExchangeCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted is work that was done: orders that are accepted, and a journal that has them. */
class OrderTrafficTest {

    private static final int ORDERS = 4_000;
    private static final long TIMEOUT_S = 60;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldHaveEveryOrderAccepted(final boolean isJournaled) throws ExecutionException, InterruptedException {
        final Results results = drive(isJournaled ? directory.toString() : ExchangeMain.NONE);
        assertEquals(ORDERS, results.done());
        assertEquals(0, results.refused());
    }

    @Test
    void shouldWriteOrdersIntoTheJournal() throws ExecutionException, InterruptedException, IOException {
        drive(directory.toString());
        try (Stream<Path> files = Files.list(directory)) {
            assertTrue(files.mapToLong(file -> file.toFile().length()).sum() > 0, "expected bytes in the journal");
        }
    }

    /** Shutting down waits until everything submitted is done. */
    private static Results drive(final String journal) throws ExecutionException, InterruptedException {
        final Results results = new Results();
        final ExchangeCore core = ExchangeMain.core(journal, results);
        core.startup();
        final OrderTraffic traffic = new OrderTraffic(core.getApi());
        traffic.prepare();
        for (int i = 0; i < ORDERS; i++) {
            traffic.submit();
        }
        core.shutdown(TIMEOUT_S, TimeUnit.SECONDS);
        return results;
    }
}
