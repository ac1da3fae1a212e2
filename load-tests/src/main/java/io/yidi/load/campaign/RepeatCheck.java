package io.yidi.load.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** 重发核对: asks again what was acknowledged, and compares; resolves what was never answered. */
final class RepeatCheck {

    private static final int ATTEMPTS_MAX = 1_000;
    private static final long BUSY_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final AckLedger ledger;
    private final Tally tally;

    RepeatCheck(final AckLedger ledger, final Tally tally) {
        this.ledger = ledger;
        this.tally = tally;
    }

    /** Every acknowledgement must come again, with the repeat flag and otherwise unchanged. */
    void verify(final GatewayUnderTest gateway, final Collection<AckLedger.Entry> entries) throws IOException {
        final Map<Door, Map<Long, AckLedger.Entry>> byDoor = new EnumMap<>(Door.class);
        for (final AckLedger.Entry entry : entries) {
            byDoor.computeIfAbsent(entry.door(), door -> new HashMap<>()).put(entry.number(), entry);
        }
        for (final Map.Entry<Door, Map<Long, AckLedger.Entry>> door : byDoor.entrySet()) {
            final Map<Long, AckLedger.Entry> known = door.getValue();
            ask(
                    gateway,
                    door.getKey(),
                    new ArrayList<>(known.keySet()),
                    (number, answer) -> judge(known.get(number), answer));
        }
    }

    /** An unanswered request may have happened or not, one that was turned away has not; now its answer stands. */
    void resolve(final GatewayUnderTest gateway, final Collection<OpenRequest> requests, final AnswerSink sink)
            throws IOException {
        for (final Door door : Door.values()) {
            final Map<Long, OpenRequest> open = new HashMap<>();
            requests.stream()
                    .filter(request -> request.door() == door)
                    .forEach(request -> open.put(request.number(), request));
            ask(gateway, door, new ArrayList<>(open.keySet()), (number, answer) -> {
                if (!answer.kind().isAcknowledgement()) {
                    tally.changed("request " + number + " was not answered before, now with " + answer.kind());
                    return;
                }
                if (answer.isRepeat() && open.get(number).isTurnedAway()) {
                    tally.changed("request " + number + " was turned away, but had happened");
                }
                sink.onAnswer(open.get(number), answer);
            });
        }
    }

    /** Compares an answer with the one that was acknowledged. */
    void judge(final AckLedger.Entry entry, final Answer again) throws IOException {
        final String what =
                "request " + entry.number() + " on " + entry.door() + ", journal position " + entry.journalPosition();
        if (again.kind() == Answer.Kind.CONFLICT) {
            tally.changed(what + ": now a conflict");
        } else if (!again.isRepeat()) {
            tally.lost(what + ": now " + again.kind() + " at " + again.journalPosition() + ", not as a repeat");
        } else if (!again.hasSameContent(ledger.content(entry))) {
            tally.changed(what + ": other content, now at " + again.journalPosition());
        } else {
            tally.verified();
        }
    }

    private static void ask(
            final GatewayUnderTest gateway, final Door door, final List<Long> numbers, final Lane.AnswerSink sink)
            throws IOException {
        if (numbers.isEmpty()) {
            return;
        }
        try (Lane lane = gateway.open(door)) {
            for (int from = 0; from < numbers.size(); from += lane.window()) {
                askUntilTaken(lane, numbers.subList(from, Math.min(numbers.size(), from + lane.window())), sink);
            }
        }
    }

    private static void askUntilTaken(final Lane lane, final List<Long> numbers, final Lane.AnswerSink sink)
            throws IOException {
        List<Long> open = List.copyOf(numbers);
        for (int attempt = 0; attempt < ATTEMPTS_MAX && !open.isEmpty(); attempt++) {
            final List<Long> turnedAway = new ArrayList<>();
            lane.exchange(open, (number, answer) -> {
                if (answer.kind().isTurnedAway()) {
                    turnedAway.add(number);
                } else {
                    sink.onAnswer(number, answer);
                }
            });
            open = turnedAway;
            if (!open.isEmpty()) {
                LockSupport.parkNanos(BUSY_PAUSE_NS);
            }
        }
        if (!open.isEmpty()) {
            throw new IOException(
                    "expected answers to " + open + ", found them turned away " + ATTEMPTS_MAX + " times");
        }
    }

    /** 应答去处: told what became of open requests. */
    @FunctionalInterface
    interface AnswerSink {

        void onAnswer(OpenRequest request, Answer answer) throws IOException;
    }
}
