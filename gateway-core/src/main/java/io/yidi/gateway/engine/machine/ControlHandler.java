package io.yidi.gateway.engine.machine;

import io.yidi.gateway.record.sbe.ActivateBundleDecoder;
import io.yidi.gateway.record.sbe.CutOverDecoder;
import io.yidi.gateway.record.sbe.LoadReferenceDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.SnapshotTakenDecoder;
import org.agrona.DirectBuffer;

/** 控制命令: carries out what operators and the clock command. Core thread only. */
final class ControlHandler {

    private final EngineState state;
    private final PlaneSource planes;
    private final ReferenceSource references;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ActivateBundleDecoder activateBundle = new ActivateBundleDecoder();
    private final LoadReferenceDecoder loadReference = new LoadReferenceDecoder();
    private final CutOverDecoder cutOver = new CutOverDecoder();
    private final LoadReportWriter report = new LoadReportWriter();
    private final SettlementChanges changes;

    ControlHandler(
            final EngineState state,
            final PlaneSource planes,
            final ReferenceSource references,
            final SettlementLookup lookup) {
        this.state = state;
        this.planes = planes;
        this.references = references;
        this.changes = new SettlementChanges(state, lookup, report);
    }

    /** What came of the lines of the last file that could be refused by themselves; empty after any other command. */
    LoadReportWriter report() {
        return report;
    }

    /** Carries out the command whose header stands at the offset and which becomes the record of a sequence. */
    void onControl(final long sequence, final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        report.clear();
        changes.begin(sequence);
        switch (header.templateId()) {
            case ActivateBundleDecoder.TEMPLATE_ID ->
                activate(activateBundle.wrapAndApplyHeader(buffer, offset, header));
            case LoadReferenceDecoder.TEMPLATE_ID ->
                load(loadReference.wrapAndApplyHeader(buffer, offset, header).fileHash());
            case CutOverDecoder.TEMPLATE_ID ->
                state.cutOver(cutOver.wrapAndApplyHeader(buffer, offset, header).businessDay());
            case SnapshotTakenDecoder.TEMPLATE_ID -> {
                // Changes nothing.
            }
            default ->
                throw new IllegalArgumentException("expected a control command: templateId=" + header.templateId());
        }
    }

    private void activate(final ActivateBundleDecoder command) {
        state.activate(planes.plane(command.bundleHash()), command.fromBusinessDay());
    }

    /** A file taken in before is not taken in again. */
    private void load(final String fileHash) {
        if (state.loadedFiles.add(fileHash)) {
            references.read(fileHash, new ReferenceLoad(state, fileHash, changes, report));
            report.write();
        }
    }
}
