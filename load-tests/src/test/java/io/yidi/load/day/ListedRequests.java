package io.yidi.load.day;

import io.netty.buffer.ByteBuf;
import io.yidi.load.corpus.Act;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Requests of one hospital and one insured place that a test lists, one in each slot. */
final class ListedRequests implements DayRequests {

    private final List<Act> acts = new ArrayList<>();
    private final List<DirectBuffer> originals = new ArrayList<>();
    private final List<Long> heard = new ArrayList<>();

    /** Lists a bill and gives its slot. */
    int bill() {
        return followUp(Act.BILL, null);
    }

    /** Lists what follows a bill that was answered so, and gives its slot. */
    int followUp(final Act act, final DirectBuffer original) {
        acts.add(act);
        originals.add(original);
        return acts.size() - 1;
    }

    /** Correlation ids whose answers were right. */
    List<Long> heard() {
        return heard;
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        throw new AssertionError("only answers are played");
    }

    @Override
    public void onReply(final long correlationId, final int templateId, final ByteBuf buffer, final int offset) {
        heard.add(correlationId);
    }

    @Override
    public Act act(final int slot) {
        return acts.get(slot);
    }

    @Override
    public int institution(final int slot) {
        return 0;
    }

    @Override
    public int insuredPlace(final int slot) {
        return 0;
    }

    @Override
    public DirectBuffer original(final int slot) {
        return originals.get(slot);
    }
}
