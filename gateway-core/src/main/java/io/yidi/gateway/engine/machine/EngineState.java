package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.CounterTable;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.KeyIndex;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.PolicyPlane;
import java.util.LinkedHashSet;
import java.util.Set;

/** 引擎状态: everything the machine remembers between commands. Core thread only. */
final class EngineState {

    final PersonTable persons = new PersonTable();
    final CounterTable counters = new CounterTable();
    final KeyIndex keys = new KeyIndex();
    final Set<String> loadedFiles = new LinkedHashSet<>();
    PolicyPlane plane;
    int businessDay;

    /**
     * A hash of the whole state.
     *
     * @return 64 bits; equal states have equal hashes on every machine
     */
    long hash() {
        long hash = Fingerprint.avalanche(businessDay);
        hash = Fingerprint.avalanche(hash ^ persons.stateHash());
        hash = Fingerprint.avalanche(hash ^ counters.stateHash());
        hash = Fingerprint.avalanche(hash ^ keys.stateHash());
        hash = Fingerprint.avalanche(hash ^ loadedFiles.hashCode());
        return Fingerprint.avalanche(
                hash ^ (plane == null ? 0 : plane.bundleHash().hashCode()));
    }
}
