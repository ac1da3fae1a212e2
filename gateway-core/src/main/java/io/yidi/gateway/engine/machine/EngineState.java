package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.state.ClearedMonths;
import io.yidi.gateway.engine.state.CounterTable;
import io.yidi.gateway.engine.state.DayTotalsTable;
import io.yidi.gateway.engine.state.DeductionTable;
import io.yidi.gateway.engine.state.DowntimeTable;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.KeyArchive;
import io.yidi.gateway.engine.state.KeyIndex;
import io.yidi.gateway.engine.state.LatestSettlementTable;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.engine.state.ProviderTable;
import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateSection;
import io.yidi.gateway.engine.state.StateWriter;
import io.yidi.gateway.engine.state.SuspicionTable;
import io.yidi.gateway.engine.state.VisitTable;
import io.yidi.gateway.policy.plane.PolicyPlane;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** 引擎状态: everything the machine remembers between commands. Core thread only. */
final class EngineState implements AutoCloseable {

    private static final String NO_BUNDLE = "";
    private static final int FILES_MAX = 1_000_000;

    final PersonTable persons = new PersonTable();
    final FilingTable filings = new FilingTable();
    final CounterTable counters = new CounterTable();
    final KeyIndex keys;
    final LatestSettlementTable latestSettlements = new LatestSettlementTable();
    final ClearedMonths clearedMonths = new ClearedMonths();
    final DeductionTable deductions = new DeductionTable();
    final VisitTable visits = new VisitTable();
    final SuspicionTable suspicions = new SuspicionTable();
    final Encounters encounters;
    final ProviderTable providers = new ProviderTable();
    final DowntimeTable downtimes = new DowntimeTable();
    final DayTotalsTable dayTotals = new DayTotalsTable();
    final Set<String> loadedFiles = new LinkedHashSet<>();
    volatile PolicyPlane plane;
    PolicyPlane nextPlane;
    int nextPlaneDay;
    byte[] bundleHash;
    int businessDay;

    EngineState(final KeyArchive archive, final int undatedKeysMax, final EncounterLimits limits) {
        keys = new KeyIndex(archive, undatedKeysMax);
        encounters = new Encounters(limits);
    }

    /** Begins a business day, unless it has begun. */
    void cutOver(final int newBusinessDay) {
        if (newBusinessDay > businessDay) {
            businessDay = newBusinessDay;
            keys.cutOver(newBusinessDay);
            dayTotals.cutOver(newBusinessDay);
            if (nextPlane != null && businessDay >= nextPlaneDay) {
                activate(nextPlane);
            }
        }
    }

    /** Puts a bundle in force from a business day on; one that still waited is dropped. */
    void activate(final PolicyPlane newPlane, final int fromBusinessDay) {
        if (fromBusinessDay <= businessDay) {
            activate(newPlane);
        } else {
            nextPlane = newPlane;
            nextPlaneDay = fromBusinessDay;
        }
    }

    private void activate(final PolicyPlane newPlane) {
        nextPlane = null;
        nextPlaneDay = 0;
        plane = newPlane;
        bundleHash =
                Arrays.copyOf(newPlane.bundleHash().getBytes(StandardCharsets.US_ASCII), PolicyPlane.SHORT_HASH_LENGTH);
    }

    /** Whether nothing was ever taken in. */
    boolean isEmpty() {
        return plane == null
                && businessDay == 0
                && loadedFiles.isEmpty()
                && persons.count() == 0
                && counters.count() == 0
                && keys.count() == 0
                && encounters.count() == 0;
    }

    /** Writes everything. */
    void writeTo(final StateWriter writer) {
        writer.section(StateSection.MACHINE);
        writer.number(businessDay);
        writer.text(hashOf(plane));
        writer.text(hashOf(nextPlane));
        writer.number(nextPlaneDay);
        writer.number(loadedFiles.size());
        loadedFiles.forEach(writer::text);
        persons.writeTo(writer);
        filings.writeTo(writer);
        counters.writeTo(writer);
        keys.writeTo(writer);
        latestSettlements.writeTo(writer);
        clearedMonths.writeTo(writer);
        deductions.writeTo(writer);
        encounters.writeTo(writer);
        visits.writeTo(writer);
        suspicions.writeTo(writer);
        providers.writeTo(writer);
        downtimes.writeTo(writer);
        dayTotals.writeTo(writer);
        writer.section(StateSection.END);
    }

    /** Reads everything into a state that is empty. */
    void readFrom(final StateReader reader, final PlaneSource planes) {
        reader.section(StateSection.MACHINE);
        cutOver(reader.number("business day", 0, Integer.MAX_VALUE));
        final String hash = reader.text();
        if (!hash.equals(NO_BUNDLE)) {
            activate(planes.plane(hash));
        }
        final String nextHash = reader.text();
        final int nextDay = reader.number("day of the next bundle", 0, Integer.MAX_VALUE);
        if (!nextHash.equals(NO_BUNDLE)) {
            activate(planes.plane(nextHash), nextDay);
        }
        final int files = reader.number("number of reference files", 0, FILES_MAX);
        for (int file = 0; file < files; file++) {
            loadedFiles.add(reader.text());
        }
        persons.readFrom(reader);
        filings.readFrom(reader);
        counters.readFrom(reader);
        keys.readFrom(reader);
        latestSettlements.readFrom(reader);
        clearedMonths.readFrom(reader);
        deductions.readFrom(reader);
        encounters.readFrom(reader);
        visits.readFrom(reader);
        suspicions.readFrom(reader);
        providers.readFrom(reader);
        downtimes.readFrom(reader);
        dayTotals.readFrom(reader);
        reader.section(StateSection.END);
    }

    @Override
    public void close() {
        persons.close();
        filings.close();
        counters.close();
        keys.close();
        latestSettlements.close();
        clearedMonths.close();
        deductions.close();
        encounters.close();
        visits.close();
        providers.close();
        dayTotals.close();
    }

    private static String hashOf(final PolicyPlane bundle) {
        return bundle == null ? NO_BUNDLE : bundle.bundleHash();
    }

    /**
     * A hash of the whole state.
     *
     * @return 64 bits; equal states have equal hashes on every machine
     */
    long hash() {
        long hash = Fingerprint.avalanche(businessDay);
        hash = Fingerprint.avalanche(hash ^ persons.stateHash());
        hash = Fingerprint.avalanche(hash ^ filings.stateHash());
        hash = Fingerprint.avalanche(hash ^ counters.stateHash());
        hash = Fingerprint.avalanche(hash ^ keys.stateHash());
        hash = Fingerprint.avalanche(hash ^ latestSettlements.stateHash());
        hash = Fingerprint.avalanche(hash ^ clearedMonths.stateHash());
        hash = Fingerprint.avalanche(hash ^ deductions.stateHash());
        hash = Fingerprint.avalanche(hash ^ encounters.stateHash());
        hash = Fingerprint.avalanche(hash ^ visits.stateHash());
        hash = Fingerprint.avalanche(hash ^ suspicions.stateHash());
        hash = Fingerprint.avalanche(hash ^ providers.stateHash());
        hash = Fingerprint.avalanche(hash ^ downtimes.stateHash());
        hash = Fingerprint.avalanche(hash ^ dayTotals.stateHash());
        hash = Fingerprint.avalanche(hash ^ loadedFiles.hashCode());
        hash = Fingerprint.avalanche(hash ^ hashOf(plane).hashCode());
        return Fingerprint.avalanche(hash ^ hashOf(nextPlane).hashCode() ^ nextPlaneDay);
    }
}
