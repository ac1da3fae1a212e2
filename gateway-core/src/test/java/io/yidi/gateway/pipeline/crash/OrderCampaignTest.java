package io.yidi.gateway.pipeline.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.journal.PowerCut;
import io.yidi.gateway.journal.RecordedRun;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every order in which a bill, its reversal, their repeats, its refund, the reversal of the refund and a query can
 * arrive, with the power cut at every step: before its force, after it, and after the answer. What is answered, then
 * and afterwards, is what {@link BillModel} says. The longest order is set by {@code -Dyidi.orders}.
 *
 * <p>Orders do not touch each other, since each has a person and keys of its own; so many share one gateway.
 */
@DisplayName("Every order of a bill, its reversal, its refund, repeats and queries, cut off at every step")
class OrderCampaignTest {

    private static final int LENGTH_MAX = Integer.getInteger("yidi.orders", 4);
    private static final int ORDERS_TOGETHER = 125;

    /** When the power is cut, seen from the force that makes a step durable. */
    private enum Cut {
        BEFORE_FORCE_NOTHING_ARRIVED(1),
        BEFORE_FORCE_TORN(1),
        BEFORE_FORCE_ALL_ARRIVED(1),
        AFTER_FORCE(0);

        private final int operationsBefore;

        Cut(final int operationsBefore) {
            this.operationsBefore = operationsBefore;
        }

        private PowerCut of(final long seed) {
            return switch (this) {
                case BEFORE_FORCE_NOTHING_ARRIVED, AFTER_FORCE -> PowerCut.losingEverything();
                case BEFORE_FORCE_TORN -> PowerCut.drawn(new Random(seed));
                case BEFORE_FORCE_ALL_ARRIVED -> PowerCut.losingNothing();
            };
        }
    }

    /** How far storage, journal and models were after a step. */
    private record Milestone(int storageLength, long sequence, List<BillModel> models) {}

    private long orders;
    private long cuts;
    private long answers;

    @Test
    void shouldAnswerEveryOrderAsTheModelDoesWhereverItIsCutOff() throws IOException {
        for (int length = 1; length <= LENGTH_MAX; length++) {
            final int count = (int) Math.pow(BillModel.Step.values().length, length);
            for (int first = 0; first < count; first += ORDERS_TOGETHER) {
                play(length, first, Math.min(ORDERS_TOGETHER, count - first));
            }
        }
        System.out.println("orders of up to " + LENGTH_MAX + " steps: " + orders + ", cut off " + cuts
                + " times (many at once), answers compared " + answers + ", wrong 0");
    }

    private void play(final int length, final int firstOrder, final int count) throws IOException {
        final List<BillModel.Step[]> together = IntStream.range(firstOrder, firstOrder + count)
                .mapToObj(number -> order(number, length))
                .toList();
        final SimulatedJournalFiles files = new SimulatedJournalFiles();
        final RecordedRun storage = files.record();
        final List<Milestone> milestones = new ArrayList<>();
        try (RoundRun run = new RoundRun(files, Journals.wide()).start()) {
            run.send(List.of(Command.activation(), Command.load()));
            final List<BillModel> models = newModels(count);
            milestones.add(milestone(storage.length(), run, models));
            for (int step = 0; step < length; step++) {
                send(run, models, together, step);
                final int storageLength = storage.length();
                compareAll(run, models);
                milestones.add(milestone(storageLength, run, models));
            }
        }
        for (int step = 0; step < length; step++) {
            cutOff(storage, milestones.get(step), milestones.get(step + 1), together, step);
        }
        orders += count;
    }

    /** Cuts the power around the force of one step, starts again, and plays the rest of the orders. */
    private void cutOff(
            final RecordedRun storage,
            final Milestone before,
            final Milestone after,
            final List<BillModel.Step[]> together,
            final int step)
            throws IOException {
        for (final Cut cut : Cut.values()) {
            final int at = Math.max(before.storageLength(), after.storageLength() - cut.operationsBefore);
            storage.playUpTo(at);
            final SimulatedJournalFiles image = storage.image(cut.of(orders + step));
            try (RoundRun run = new RoundRun(image, Journals.wide())) {
                final Milestone survived = survived(run, cut, before, after);
                final List<BillModel> models = copy(survived.models());
                run.start();
                compareAll(run, models);
                for (int rest = step + 1; rest < together.get(0).length; rest++) {
                    send(run, models, together, rest);
                    compareAll(run, models);
                }
            }
            cuts++;
        }
    }

    private static Milestone survived(
            final RoundRun run, final Cut cut, final Milestone before, final Milestone after) {
        final long sequence = run.pipeline.journal().lastSequence();
        if (sequence == after.sequence() && cut != Cut.BEFORE_FORCE_NOTHING_ARRIVED) {
            return after;
        }
        assertEquals(before.sequence(), sequence, () -> "the step is there as a whole or not at all: " + cut);
        if (cut == Cut.AFTER_FORCE || cut == Cut.BEFORE_FORCE_ALL_ARRIVED) {
            assertEquals(after.sequence(), sequence, () -> "what has arrived is kept: " + cut);
        }
        return before;
    }

    /** Sends one step of all orders and compares the answers. */
    private void send(
            final RoundRun run, final List<BillModel> models, final List<BillModel.Step[]> together, final int step) {
        final List<Command> round = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            round.add(models.get(i).command(together.get(i)[step]));
        }
        final List<RoundRun.Answer> found = run.send(round);
        for (int i = 0; i < models.size(); i++) {
            final String where = List.of(together.get(i)) + " step " + step;
            models.get(i).expect(together.get(i)[step], found.get(i), where);
            answers++;
        }
    }

    /** Compares state, stored answer and counters of all bills, which changes nothing. */
    private void compareAll(final RoundRun run, final List<BillModel> models) {
        final List<RoundRun.Answer> states =
                run.send(models.stream().map(BillModel::query).toList());
        final List<RoundRun.Answer> quotes =
                run.send(models.stream().map(BillModel::quote).toList());
        for (int i = 0; i < models.size(); i++) {
            models.get(i).expectState(states.get(i));
            models.get(i).expectCounters(quotes.get(i));
            answers += 2;
        }
    }

    private static Milestone milestone(final int storageLength, final RoundRun run, final List<BillModel> models) {
        return new Milestone(storageLength, run.pipeline.journal().durableSequence(), copy(models));
    }

    private static List<BillModel> newModels(final int count) {
        return IntStream.rangeClosed(1, count).mapToObj(BillModel::new).toList();
    }

    private static List<BillModel> copy(final List<BillModel> models) {
        return models.stream().map(BillModel::new).toList();
    }

    private static BillModel.Step[] order(final int number, final int length) {
        final BillModel.Step[] steps = BillModel.Step.values();
        final BillModel.Step[] order = new BillModel.Step[length];
        int rest = number;
        for (int i = 0; i < length; i++) {
            order[i] = steps[rest % steps.length];
            rest /= steps.length;
        }
        return order;
    }
}
