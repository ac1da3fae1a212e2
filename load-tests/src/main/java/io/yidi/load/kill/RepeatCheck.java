package io.yidi.load.kill;

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

    private final GatewayUnderTest gateway;
    private final AckLedger ledger;
    private final Tally tally;

    RepeatCheck(final GatewayUnderTest gateway, final AckLedger ledger, final Tally tally) {
        this.gateway = gateway;
        this.ledger = ledger;
        this.tally = tally;
    }

    /** Every acknowledgement must come again, with the repeat flag and otherwise unchanged (P1, P5). */
    void verify(final Collection<AckLedger.Entry> entries) throws IOException {
        final Map<Door, Map<Long, AckLedger.Entry>> byDoor = new EnumMap<>(Door.class);
        for (final AckLedger.Entry entry : entries) {
            byDoor.computeIfAbsent(entry.door(), door -> new HashMap<>()).put(entry.number(), entry);
        }
        for (final Map.Entry<Door, Map<Long, AckLedger.Entry>> door : byDoor.entrySet()) {
            final Map<Long, AckLedger.Entry> known = door.getValue();
            ask(door.getKey(), new ArrayList<>(known.keySet()), (number, answer) -> judge(known.get(number), answer));
        }
    }

    /** An unanswered request may have happened or not; from now on its answer stands. */
    void resolve(final Collection<Traffic.Unanswered> requests) throws IOException {
        for (final Door door : Door.values()) {
            final List<Long> numbers = requests.stream()
                    .filter(request -> request.door() == door)
                    .map(Traffic.Unanswered::number)
                    .toList();
            ask(door, numbers, (number, answer) -> {
                if (answer.kind().isAcknowledgement()) {
                    ledger.append(number, door, answer);
                } else {
                    tally.changed("request " + number + " was not answered before, now with " + answer.kind());
                }
            });
        }
    }

    private void judge(final AckLedger.Entry entry, final Answer again) throws IOException {
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

    private void ask(final Door door, final List<Long> numbers, final Lane.AnswerSink sink) throws IOException {
        if (numbers.isEmpty()) {
            return;
        }
        try (Lane lane = gateway.open(door)) {
            for (int from = 0; from < numbers.size(); from += lane.window()) {
                askUntilNotBusy(lane, numbers.subList(from, Math.min(numbers.size(), from + lane.window())), sink);
            }
        }
    }

    private void askUntilNotBusy(final Lane lane, final List<Long> numbers, final Lane.AnswerSink sink)
            throws IOException {
        List<Long> open = List.copyOf(numbers);
        for (int attempt = 0; attempt < ATTEMPTS_MAX && !open.isEmpty(); attempt++) {
            final List<Long> busy = new ArrayList<>();
            lane.exchange(open, (number, answer) -> {
                if (answer.kind() == Answer.Kind.BUSY) {
                    busy.add(number);
                } else {
                    sink.onAnswer(number, answer);
                }
            });
            open = busy;
            if (!open.isEmpty()) {
                LockSupport.parkNanos(BUSY_PAUSE_NS);
            }
        }
        if (!open.isEmpty()) {
            throw new IOException("expected answers to " + open + ", found BUSY " + ATTEMPTS_MAX + " times");
        }
    }
}
