package io.yidi.gateway.pipeline.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.JournalFailedException;
import io.yidi.gateway.journal.JournalFullException;
import io.yidi.gateway.journal.SimulatedFaults;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Storage that fails once, at every operation and in every way: after the failure not one answer leaves, whoever must
 * end the process is told, and the next start has every answer that was given. How many is set by
 * {@code -Dyidi.faults}, where they start by {@code -Dyidi.faults.seed}.
 */
class StorageFaultCampaignTest {

    private static final int FAULTS = Integer.getInteger("yidi.faults", 400);
    private static final long FIRST_SEED = Long.getLong("yidi.faults.seed", 20_261_201L);
    private static final int ROUNDS = 14;
    private static final List<SimulatedFaults.Kind> KINDS = List.of(
            SimulatedFaults.Kind.ERROR,
            SimulatedFaults.Kind.ERROR_FOR_EVER,
            SimulatedFaults.Kind.NO_SPACE,
            SimulatedFaults.Kind.SHORT_WRITE,
            SimulatedFaults.Kind.READ_ERROR);

    /**
     * What came of a run. One that failed did up to then what a sound one does; one that did not fail may have refused
     * commands for want of space, and did something of its own.
     */
    private record Outcome(boolean failed, List<RoundRun.Answer> answers) {}

    private final Tally tally = new Tally("storage faults");
    private final Map<SimulatedFaults.Kind, Integer> struck = new EnumMap<>(SimulatedFaults.Kind.class);
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private int faults;

    /** A core thread that failed ends with an exception; its stack trace need not be printed a thousand times. */
    @BeforeEach
    void keepEndingThreadsQuiet() {
        Thread.setDefaultUncaughtExceptionHandler((thread, ending) -> {});
    }

    @AfterEach
    void letThreadsSpeakAgain() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void shouldAnswerNothingAfterAFailureAndKeepWhatWasAnswered() throws IOException {
        for (long seed = FIRST_SEED; faults < FAULTS; seed++) {
            failEverywhere(seed);
        }
        System.out.println("storage faults that struck: " + struck);
        tally.print();
        tally.assertNothingFound();
        assertEquals(KINDS.size(), struck.size());
    }

    private void failEverywhere(final long seed) throws IOException {
        final JournalConfiguration configuration = seed % 3 == 0 ? Journals.grouped() : Journals.single();
        final Script script = Script.drawn(seed, ROUNDS);
        final RecordedGateway sound = RecordedGateway.play(script, configuration);
        for (long number = 0; number < sound.storage.length() && faults < FAULTS; number++) {
            for (final SimulatedFaults.Kind kind : KINDS) {
                final SimulatedJournalFiles files = new SimulatedJournalFiles();
                files.faults().let(kind, number);
                final String where = "-Dyidi.faults.seed=" + seed + " " + kind + " at " + number;
                final Outcome outcome = playUntilFailure(script, configuration, files, where);
                if (files.faults().struck()) {
                    faults++;
                    struck.merge(kind, 1, Integer::sum);
                    final ReferenceStates states = outcome.failed() ? sound.states : ReferenceStates.of(files);
                    final RestartCheck restart = new RestartCheck(configuration, states, tally);
                    restartOn(files, restart, outcome.answers(), new Random(number), where);
                }
            }
        }
    }

    private static void restartOn(
            final SimulatedJournalFiles files,
            final RestartCheck restart,
            final List<RoundRun.Answer> answered,
            final Random random,
            final String where) {
        restart.check(files.crashImage(random), answered, () -> where + ", then the power was cut");
        files.kill();
        restart.check(files, answered, () -> where + ", then the process was started again");
    }

    /** Plays until the pipeline fails, if it does, and gives all answers that left it. */
    private static Outcome playUntilFailure(
            final Script script,
            final JournalConfiguration configuration,
            final SimulatedJournalFiles files,
            final String where) {
        final RoundRun run;
        try {
            run = new RoundRun(files, configuration);
        } catch (final IOException | JournalFailedException atStart) {
            assertTrue(files.faults().struck(), () -> where + ": " + atStart);
            return new Outcome(true, List.of());
        }
        final List<RoundRun.Answer> answers = RecordedGateway.play(script, run.start());
        final boolean failed = !run.failures.isEmpty();
        if (failed) {
            assertStopped(run, where);
        }
        close(run, files, where);
        assertEquals(0, run.unexpectedAnswers(), where);
        assertEquals(failed ? 1 : 0, run.failures.size(), where);
        return new Outcome(failed, answers);
    }

    /** The failure was told, is one of storage, and nothing is taken or answered any more. */
    private static void assertStopped(final RoundRun run, final String where) {
        final Throwable failure = run.failures.peek();
        assertTrue(
                failure instanceof JournalFailedException || failure instanceof JournalFullException,
                () -> where + ": " + failure);
        assertTrue(run.pipeline.failed(), where);
        final List<RoundRun.Answer> afterwards =
                run.send(List.of(Command.bill("LATE", 1), Command.query("2304", "M1")));
        assertEquals(List.of(), afterwards, where);
    }

    private static void close(final RoundRun run, final SimulatedJournalFiles files, final String where) {
        try {
            run.close();
        } catch (final JournalFailedException | JournalFullException atEnd) {
            assertTrue(files.faults().struck(), () -> where + ": " + atEnd);
        }
    }
}
