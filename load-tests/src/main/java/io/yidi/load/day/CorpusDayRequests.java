package io.yidi.load.day;

import io.netty.buffer.ByteBuf;
import io.yidi.load.corpus.Act;
import io.yidi.load.corpus.CorpusRequestSource;
import org.agrona.DirectBuffer;

/** 语料当日请求: bills of realistic shape, and what follows some of them. */
final class CorpusDayRequests implements DayRequests {

    private final CorpusRequestSource source;

    CorpusDayRequests(final CorpusRequestSource source) {
        this.source = source;
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        source.writeNext(target, correlationId);
    }

    @Override
    public void onReply(final long correlationId, final int templateId, final ByteBuf buffer, final int offset) {
        source.onReply(correlationId, templateId, buffer, offset);
    }

    @Override
    public Act act(final int slot) {
        return source.act(slot);
    }

    @Override
    public int institution(final int slot) {
        return source.institution(slot);
    }

    @Override
    public int insuredPlace(final int slot) {
        return source.insuredPlace(slot);
    }

    @Override
    public DirectBuffer original(final int slot) {
        return source.original(slot);
    }
}
