package io.yidi.gateway.pipeline.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.JournalFailedException;
import io.yidi.gateway.journal.PowerCut;
import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Power cuts after every operation on storage, with what was not forced arriving in every way: the next start keeps
 * each answer that was given, and no effect twice; a quarter of the starts are cut off too. How many is set by
 * {@code -Dyidi.crash.images}, where they start by {@code -Dyidi.crash.seed}.
 */
class PowerCutCampaignTest {

    private static final int IMAGES = Integer.getInteger("yidi.crash.images", 1_000);
    private static final long FIRST_SEED = Long.getLong("yidi.crash.seed", 20_261_101L);
    private static final int ROUNDS = 14;
    private static final int DRAWN_CUTS = 4;
    private static final int SUBSET_MAX = 3;
    private static final int RECOVERY_OPERATIONS = 30;
    private static final RecordVisitor IGNORE = (type, sequence, timestampNs, position, buffer, offset, length) -> {};

    private final Tally tally = new Tally("power cuts");

    @Test
    void shouldKeepEveryAnswerWhereverThePowerIsCut() throws IOException {
        for (long seed = FIRST_SEED; tally.images() < IMAGES; seed++) {
            cutEverywhere(seed);
        }
        tally.print();
        tally.assertNothingFound();
    }

    /** What is cut off must be worth cutting off: lines are taken in and taken back, stays settled and open again. */
    @Test
    void shouldGoThroughStaysAsWell() throws IOException {
        final RecordedGateway recorded = RecordedGateway.play(Script.drawn(FIRST_SEED, 300), Journals.wide());
        final List<String> answers = recorded.answers.stream()
                .filter(answer -> answer.command().msgId().startsWith("E"))
                .map(answer -> Answers.text(answer.reply()))
                .toList();
        assertTrue(answers.stream().anyMatch(answer -> answer.contains("1000.00=1000.00")), answers::toString);
        assertTrue(answers.stream().anyMatch(answer -> answer.startsWith("LONG_TERM")), answers::toString);
        assertTrue(answers.stream().anyMatch(answer -> answer.matches("OPEN, withdrawn [1-9].*")), answers::toString);
        assertTrue(answers.stream().anyMatch(answer -> answer.startsWith("STAY_SETTLED")), answers::toString);
    }

    private void cutEverywhere(final long seed) throws IOException {
        final JournalConfiguration configuration = seed % 3 == 0 ? Journals.grouped() : Journals.single();
        final RecordedGateway recorded = RecordedGateway.play(Script.drawn(seed, ROUNDS), configuration);
        final RestartCheck restart = new RestartCheck(recorded.configuration, recorded.states, tally);
        final Random random = new Random(seed);
        for (int played = 0; played <= recorded.storage.length() && tally.images() < IMAGES; played++) {
            recorded.storage.playUpTo(played);
            cutHere(recorded, restart, random, "-Dyidi.crash.seed=" + seed + " operation " + played);
        }
    }

    private void cutHere(
            final RecordedGateway recorded, final RestartCheck restart, final Random random, final String where) {
        final int unforced = recorded.storage.unforced();
        cut(recorded, restart, random, PowerCut.losingEverything(), where + " nothing arrives");
        if (unforced == 0) {
            return;
        }
        cut(recorded, restart, random, PowerCut.losingNothing(), where + " everything arrives");
        for (long subset = 1; unforced <= SUBSET_MAX && subset < 1L << unforced; subset++) {
            cut(recorded, restart, random, PowerCut.keeping(subset), where + " subset " + subset);
        }
        for (int i = 0; i < DRAWN_CUTS; i++) {
            final long drawn = random.nextLong();
            cut(recorded, restart, random, PowerCut.drawn(new Random(drawn)), where + " drawn by " + drawn);
        }
    }

    private void cut(
            final RecordedGateway recorded,
            final RestartCheck restart,
            final Random random,
            final PowerCut cut,
            final String where) {
        final int played = recorded.storage.played();
        final List<RoundRun.Answer> answered = recorded.answers.stream()
                .filter(answer -> answer.storageAt() <= played)
                .toList();
        restart.check(recorded.storage.image(cut), answered, () -> where);
        if (random.nextInt(4) == 0) {
            final int operation = random.nextInt(RECOVERY_OPERATIONS);
            final SimulatedJournalFiles again = recorded.storage.image(cut);
            restart.check(
                    cutAgain(again, recorded.configuration, operation, random),
                    answered,
                    () -> where + ", cut again at operation " + operation + " of the start");
        }
    }

    /** A start is cut off at one of its operations. */
    private static SimulatedJournalFiles cutAgain(
            final SimulatedJournalFiles image,
            final JournalConfiguration configuration,
            final int operation,
            final Random random) {
        image.failForEverAfter(operation);
        try {
            Journal.open(image, configuration, IGNORE).close();
        } catch (final IOException | JournalFailedException cutOff) {
            return image.crashImage(random);
        }
        return image.crashImage(random);
    }
}
