package io.yidi.gateway.pipeline.crash;

import io.yidi.gateway.engine.machine.History;
import io.yidi.gateway.engine.machine.Outcome;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.fixture.MemoryKeyArchive;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.journal.JournalReader;
import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The state after each record of a journal: every command executed once more, once, by a machine of its own. */
final class ReferenceStates implements RecordVisitor {

    private final Map<Long, UnsafeBuffer> bodies = new HashMap<>();
    private final RecordBodyFlyweight earlier = new RecordBodyFlyweight();
    private final RecordBodyFlyweight body = new RecordBodyFlyweight();
    private final Outcome outcome = new Outcome();
    private final SettlementMachine machine = new SettlementMachine(
            hash -> Packs.plane(), (fileHash, rows) -> RoundRun.reference(rows), history(), new MemoryKeyArchive());
    private final List<Long> positions = new ArrayList<>();
    private final List<Long> hashes = new ArrayList<>();
    private long transactions;

    private ReferenceStates() {
        hashes.add(machine.stateHash());
    }

    static ReferenceStates of(final JournalFiles files) throws IOException {
        final ReferenceStates states = new ReferenceStates();
        new JournalReader(files).readAll(states);
        return states;
    }

    /** Hash of the state after a record. */
    long hash(final long sequence) {
        return hashes.get((int) sequence);
    }

    /** Whether there is such a record. */
    boolean has(final long sequence) {
        return sequence < hashes.size();
    }

    /** Records of transactions. */
    long transactions() {
        return transactions;
    }

    @Override
    public void onRecord(
            final int type,
            final long sequence,
            final long timestampNs,
            final long position,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, buffer, offset, length);
        bodies.put(position, copy);
        positions.add(position);
        body.wrap(copy, 0);
        if (type == RecordType.TRANSACTION) {
            machine.onTransaction(sequence, timestampNs, copy, body.commandOffset(), body.commandLength(), outcome);
            machine.onRecorded(position);
            transactions++;
        } else if (type == RecordType.CONTROL) {
            machine.onControl(sequence, copy, body.commandOffset());
        }
        hashes.add(machine.stateHash());
    }

    private History history() {
        return new History() {
            @Override
            public RecordBodyFlyweight bodyAt(final long position) {
                return earlier.wrap(bodies.get(position), 0);
            }

            @Override
            public RecordBodyFlyweight bodyOf(final long sequence) {
                return bodyAt(positions.get((int) sequence - 1));
            }
        };
    }
}
