package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ReferenceRows;
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

    ControlHandler(final EngineState state, final PlaneSource planes, final ReferenceSource references) {
        this.state = state;
        this.planes = planes;
        this.references = references;
    }

    /** Carries out the command whose header stands at the offset. */
    void onControl(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case ActivateBundleDecoder.TEMPLATE_ID ->
                state.activate(planes.plane(activateBundle
                        .wrapAndApplyHeader(buffer, offset, header)
                        .bundleHash()));
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

    private void load(final String fileHash) {
        references.read(fileHash, new ReferenceRows() {
            @Override
            public void onPerson(final PersonRow person) {
                state.persons.put(person);
            }

            @Override
            public void onFiling(final FilingRow filing) {
                if (!state.persons.file(filing)) {
                    throw new IllegalStateException("expected a filing of a known person: fileHash=" + fileHash);
                }
            }
        });
        state.loadedFiles.add(fileHash);
    }
}
