package io.yidi.gateway.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * All operations of a run on {@link SimulatedJournalFiles} from an empty directory on. Played again one by one, it
 * makes the directories that a power cut after each operation could leave.
 */
public final class RecordedRun {

    private final List<SimulatedDevice.Operation> operations = new ArrayList<>();
    private final SimulatedDevice device = new SimulatedDevice();
    private int played;

    /** Operations recorded. */
    public int length() {
        return operations.size();
    }

    /** Operations played. */
    public int played() {
        return played;
    }

    /** Plays operations until so many have been played. */
    public void playUpTo(final int count) {
        while (played < count) {
            device.apply(operations.get(played++));
        }
    }

    /** Most sectors of a file, or steps on names, that are not certain now. */
    public int unforced() {
        return device.unforced();
    }

    /** A directory that a power cut now could leave. */
    public SimulatedJournalFiles image(final PowerCut cut) {
        return SimulatedJournalFiles.holding(device.after(cut));
    }

    void add(final SimulatedDevice.Operation operation) {
        operations.add(operation);
    }
}
