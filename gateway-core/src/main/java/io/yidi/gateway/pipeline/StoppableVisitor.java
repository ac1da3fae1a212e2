package io.yidi.gateway.pipeline;

import io.yidi.gateway.journal.RecordSource;
import io.yidi.gateway.journal.RecordVisitor;
import org.agrona.DirectBuffer;

/** 可停访问: hands records on, as long as a check before each lets it. */
record StoppableVisitor(RecordVisitor visitor, Runnable check) implements RecordVisitor {

    @Override
    public void onStart(final RecordSource earlier) {
        visitor.onStart(earlier);
    }

    @Override
    public void onEnd() {
        visitor.onEnd();
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
        check.run();
        visitor.onRecord(type, sequence, timestampNs, position, buffer, offset, length);
    }
}
