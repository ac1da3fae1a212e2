package io.yidi.gateway.journal;

import java.util.Random;

/**
 * The owner of a journal and the thread beside it, played by one thread: where a batch departs, and how long it flies
 * while the owner goes on, is drawn.
 */
final class DrawnCommits {

    private final Journal journal;
    private final Random random;
    private boolean inFlight;

    DrawnCommits(final Journal journal, final Random random) {
        this.journal = journal;
        this.random = random;
    }

    /** One step of either thread; returns the position of a record if one was appended, else 0. */
    long step() {
        switch (random.nextInt(6)) {
            case 0 -> depart();
            case 1 -> land();
            case 2 -> {
                land();
                journal.mark();
            }
            default -> {
                return append();
            }
        }
        return 0;
    }

    /** Appends the next record, waiting for the other thread only if there is no room. */
    long append() {
        final long sequence = journal.lastSequence() + 1;
        if (!journal.hasRoom(JournalRecords.body(sequence).length)) {
            land();
            if (!journal.hasRoom(JournalRecords.body(sequence).length)) {
                depart();
            }
        }
        if (!journal.hasRoom(0)) {
            land();
        }
        return JournalRecords.append(journal);
    }

    /** The batch that is filled departs, once the one before has landed. */
    void depart() {
        land();
        inFlight = journal.pendingRecords() > 0;
        journal.handOver();
    }

    /** The batch in flight, if there is one, is made durable and taken back. */
    void land() {
        if (inFlight) {
            journal.commitInFlight();
            journal.takeBack();
            inFlight = false;
        }
    }
}
