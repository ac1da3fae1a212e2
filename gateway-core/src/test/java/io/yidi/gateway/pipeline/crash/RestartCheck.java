package io.yidi.gateway.pipeline.crash;

import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.JournalFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Starts a gateway on what was left of another and compares: everything that was answered is there, byte for byte, and
 * the state is that of the records that survived, each executed once.
 */
final class RestartCheck {

    private final JournalConfiguration configuration;
    private final ReferenceStates states;
    private final Tally tally;

    /**
     * Prepares.
     *
     * @param states after each record of the run that left something
     */
    RestartCheck(final JournalConfiguration configuration, final ReferenceStates states, final Tally tally) {
        this.configuration = configuration;
        this.states = states;
        this.tally = tally;
    }

    /**
     * Checks one directory.
     *
     * @param image what was left
     * @param answered answers given before
     * @param where names the image
     */
    void check(final JournalFiles image, final List<RoundRun.Answer> answered, final Supplier<String> where) {
        tally.image();
        try (RoundRun run = new RoundRun(image, configuration)) {
            compareStates(run, answered, where);
            run.start();
            compareAnswers(run, answered, where);
        } catch (final IOException | RuntimeException unbootable) {
            tally.unbootable(where.get() + ": " + unbootable);
        }
    }

    private void compareStates(final RoundRun run, final List<RoundRun.Answer> answered, final Supplier<String> where) {
        final long survived = run.pipeline.journal().lastSequence();
        final long durable =
                answered.isEmpty() ? 0 : answered.get(answered.size() - 1).durableSequence();
        if (survived < durable) {
            tally.lost(where.get() + ": expected at least " + durable + " records, found " + survived);
        } else if (!states.has(survived)
                || states.hash(survived) != run.pipeline.machine().stateHash()) {
            tally.doubled(where.get() + ": expected the state after record " + survived + ", found another");
        }
    }

    private void compareAnswers(
            final RoundRun run, final List<RoundRun.Answer> answered, final Supplier<String> where) {
        final List<Command> round = new ArrayList<>();
        final List<UnsafeBuffer> expected = new ArrayList<>();
        for (final RoundRun.Answer answer : answered) {
            if (Expectation.isDecision(answer)) {
                round.add(answer.command());
                expected.add(Expectation.repeated(answer.reply(), answer.command()));
                round.add(
                        Command.query(answer.command().code(), answer.command().msgId()));
                expected.add(answer.reply());
            } else if (Expectation.isConflict(answer)) {
                round.add(answer.command());
                expected.add(answer.reply());
            }
        }
        final List<RoundRun.Answer> found = run.send(round);
        for (int i = 0; i < expected.size(); i++) {
            compare(expected.get(i), i < found.size() ? found.get(i) : null, where);
        }
    }

    private void compare(final UnsafeBuffer expected, final RoundRun.Answer found, final Supplier<String> where) {
        tally.answerChecked();
        if (found == null || !expected.equals(replyOf(found))) {
            tally.lost(where.get() + ": expected the answer given before, found "
                    + (found == null ? "none" : "another for " + found.command()));
        }
    }

    private static UnsafeBuffer replyOf(final RoundRun.Answer found) {
        return found.command().hasKey() ? found.reply() : Expectation.handedOut(found.reply());
    }
}
