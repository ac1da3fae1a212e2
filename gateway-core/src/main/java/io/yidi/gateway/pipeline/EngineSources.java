package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.machine.History;
import io.yidi.gateway.engine.machine.PlaneSource;
import io.yidi.gateway.engine.machine.ReferenceSource;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.engine.state.KeyArchive;

/**
 * 引擎来源: what a machine is made from. Machines are made at the start and, from time to time, beside the one that serves.
 *
 * @param planes finds policy bundles
 * @param references reads reference files
 * @param keys keeps the keys of closed days; for one machine
 */
public record EngineSources(PlaneSource planes, ReferenceSource references, KeyArchive keys) {

    /** A machine that has seen nothing yet. */
    SettlementMachine newMachine(final History history) {
        return new SettlementMachine(planes, references, history, keys);
    }
}
