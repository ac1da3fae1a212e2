package io.yidi.clearing.trial;

import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 三方账本: what each side has of the day, and what went wrong between them. One thread at a time. */
final class TrialBooks {

    private final Map<Key, DayRow> gateway = new LinkedHashMap<>();
    private final Map<Key, DayRow> hospitals = new LinkedHashMap<>();
    private final Map<Key, DayRow> platform = new HashMap<>();
    private final Map<Key, Fault> truth = new HashMap<>();

    /** It stands at the gateway; the platform hears of it. */
    void stand(final DayRow row) {
        gateway.put(row.key(), row);
        platform.put(row.key(), row);
    }

    /** It no longer stands at the gateway, and the platform knows. */
    void fall(final Key key) {
        gateway.remove(key);
        platform.remove(key);
    }

    /** A hospital writes it down. */
    void write(final DayRow row) {
        hospitals.put(row.key(), row);
    }

    /** A hospital crosses it out. */
    void cross(final Key key) {
        hospitals.remove(key);
    }

    /** The platform has it otherwise. */
    void garble(final DayRow row) {
        platform.put(row.key(), row);
    }

    /** Remembers what was done. */
    void remember(final Key key, final Fault fault) {
        truth.put(key, fault);
    }

    /** What stands at the gateway, as the answers had it. */
    List<DayRow> gateway() {
        return List.copyOf(gateway.values());
    }

    /** What the platform has, in the order of the numbers. */
    List<DayRow> platform() {
        final List<DayRow> rows = new ArrayList<>(platform.values());
        rows.sort(Comparator.comparingLong(row -> row.key().settlementId()));
        return rows;
    }

    /** What each hospital has, by institution. */
    Map<String, List<DayRow>> hospitals() {
        final Map<String, List<DayRow>> files = new TreeMap<>();
        hospitals
                .values()
                .forEach(row -> files.computeIfAbsent(row.group().institution(), institution -> new ArrayList<>())
                        .add(row));
        return files;
    }

    /** What was done, by the number it is found under. */
    Map<Key, Fault> truth() {
        return truth;
    }
}
