package io.yidi.load.campaign;

import java.util.ArrayList;
import java.util.List;

/** 计数: what a campaign found; safe for any thread. */
public final class Tally {

    private static final int DETAILS_MAX = 20;

    private final List<String> details = new ArrayList<>();
    private long verified;
    private long lost;
    private long changed;
    private long doubled;
    private long busy;

    /** An acknowledgement came again unchanged. */
    public synchronized void verified() {
        verified++;
    }

    /** The gateway does not know an acknowledgement any more. */
    public synchronized void lost(final String detail) {
        lost++;
        note("LOST " + detail);
    }

    /** An acknowledgement came back otherwise. */
    public synchronized void changed(final String detail) {
        changed++;
        note("CHANGED " + detail);
    }

    /** An effect that the sequential model does not explain. */
    public synchronized void doubled(final String detail) {
        doubled++;
        note("DOUBLED " + detail);
    }

    /** A request was turned away. */
    public synchronized void busy() {
        busy++;
    }

    /** Answers that came again unchanged. */
    public synchronized long verifiedCount() {
        return verified;
    }

    /** Acknowledgements lost. */
    public synchronized long lostCount() {
        return lost;
    }

    /** Acknowledgements changed. */
    public synchronized long changedCount() {
        return changed;
    }

    /** Effects doubled. */
    public synchronized long doubledCount() {
        return doubled;
    }

    /** Requests turned away. */
    public synchronized long busyCount() {
        return busy;
    }

    /** The first findings, one line each. */
    public synchronized List<String> details() {
        return List.copyOf(details);
    }

    private void note(final String detail) {
        if (details.size() < DETAILS_MAX) {
            details.add(detail);
        }
    }
}
