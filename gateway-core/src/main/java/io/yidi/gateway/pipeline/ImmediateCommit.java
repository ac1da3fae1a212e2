package io.yidi.gateway.pipeline;

import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.metrics.CommitTimes;
import io.yidi.gateway.reply.ReplyBatch;
import io.yidi.gateway.reply.ReplyExchange;

/** 当场提交: makes a batch durable on the thread that hands it over, which goes on when its answers are let go. */
final class ImmediateCommit implements CommitFlight {

    private final Journal journal;
    private final ReplyExchange replies;
    private final CommitTimes times;

    ImmediateCommit(final Journal journal, final ReplyExchange replies, final CommitTimes times) {
        this.journal = journal;
        this.replies = replies;
        this.times = times;
    }

    @Override
    public void begin(final ReplyBatch answers, final int recordCount) {
        times.committing(recordCount);
        journal.commitInFlight();
        replies.release(answers, times.released(), times.writeNs(), times.forceNs());
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    public void wakeAtEnd() {
        throw new IllegalStateException("nothing is in flight here");
    }
}
