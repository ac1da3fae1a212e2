package io.yidi.gateway.pipeline.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.PowerCut;
import io.yidi.gateway.journal.RecordedRun;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script played to its end on storage that records every operation; with answers and the states in between. */
final class RecordedGateway {

    private static final long NIGHT_NS = TimeUnit.HOURS.toNanos(20);
    private static final int ROUNDS_OF_A_DAY = 12;

    final JournalConfiguration configuration;
    final RecordedRun storage;
    final List<RoundRun.Answer> answers = new ArrayList<>();
    final ReferenceStates states;

    private RecordedGateway(
            final JournalConfiguration configuration, final RecordedRun storage, final ReferenceStates states) {
        this.configuration = configuration;
        this.storage = storage;
        this.states = states;
    }

    static RecordedGateway play(final Script script, final JournalConfiguration configuration) throws IOException {
        final SimulatedJournalFiles files = new SimulatedJournalFiles();
        final RecordedRun storage = files.record();
        final List<RoundRun.Answer> answers = new ArrayList<>();
        try (RoundRun run = new RoundRun(files, configuration, storage::length).start()) {
            answers.addAll(play(script, run));
            assertTrue(run.failures.isEmpty(), () -> "expected no failure, found " + run.failures);
        }
        final ReferenceStates states = ReferenceStates.of(files.crashImage(PowerCut.losingEverything()));
        final RecordedGateway recorded = new RecordedGateway(configuration, storage, states);
        recorded.answers.addAll(answers);
        assertEquals(
                answers.stream().filter(Expectation::isDecision).count(),
                states.transactions(),
                "one record for each decision");
        return recorded;
    }

    /** Plays a script as far as the pipeline goes along. */
    static List<RoundRun.Answer> play(final Script script, final RoundRun run) {
        final List<RoundRun.Answer> answers = new ArrayList<>();
        int played = 0;
        for (final List<Command> round : script.rounds()) {
            if (++played % ROUNDS_OF_A_DAY == 0) {
                run.clock.addAndGet(NIGHT_NS);
            }
            answers.addAll(run.send(round));
            if (!run.failures.isEmpty()) {
                return answers;
            }
        }
        return answers;
    }
}
