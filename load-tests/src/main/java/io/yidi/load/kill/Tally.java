package io.yidi.load.kill;

import java.util.ArrayList;
import java.util.List;

/** 计数: what a campaign found; safe for any thread. */
final class Tally {

    private static final int DETAILS_MAX = 20;

    private final List<String> details = new ArrayList<>();
    private long verified;
    private long lost;
    private long changed;
    private long doubled;
    private long busy;

    synchronized void verified() {
        verified++;
    }

    synchronized void lost(final String detail) {
        lost++;
        note("LOST " + detail);
    }

    synchronized void changed(final String detail) {
        changed++;
        note("CHANGED " + detail);
    }

    synchronized void doubled(final String detail) {
        doubled++;
        note("DOUBLED " + detail);
    }

    synchronized void busy() {
        busy++;
    }

    synchronized long verifiedCount() {
        return verified;
    }

    synchronized long lostCount() {
        return lost;
    }

    synchronized long changedCount() {
        return changed;
    }

    synchronized long doubledCount() {
        return doubled;
    }

    synchronized long busyCount() {
        return busy;
    }

    /** The first findings, one line each. */
    synchronized List<String> details() {
        return List.copyOf(details);
    }

    private void note(final String detail) {
        if (details.size() < DETAILS_MAX) {
            details.add(detail);
        }
    }
}
