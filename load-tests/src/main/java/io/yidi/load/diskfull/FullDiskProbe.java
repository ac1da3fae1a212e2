package io.yidi.load.diskfull;

import io.yidi.load.campaign.AckLedger;
import io.yidi.load.campaign.Answer;
import io.yidi.load.campaign.BinaryAnswerReader;
import io.yidi.load.campaign.Campaign;
import io.yidi.load.campaign.Door;
import io.yidi.load.client.BlockingBinaryClient;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.QueryReplyDecoder;
import io.yidi.protocol.sbe.TransactionState;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** 满盘探针: single requests on a connection of their own; what they change goes to the campaign like all else. */
final class FullDiskProbe implements Closeable {

    private static final int TIMEOUT_MS = 10_000;

    private final Campaign campaign;
    private final BlockingBinaryClient client;
    private final BinaryAnswerReader reader = new BinaryAnswerReader();

    FullDiskProbe(final InetSocketAddress binaryDoor, final Campaign campaign) throws IOException {
        this.campaign = campaign;
        this.client = new BlockingBinaryClient(binaryDoor, TIMEOUT_MS);
    }

    /** A new settlement. */
    Answer settle() throws IOException {
        return ask(campaign.takeSettlement(Door.BINARY));
    }

    /** A new reversal of an old settlement. */
    Answer reverse(final AckLedger.Entry entry) throws IOException {
        return ask(campaign.takeReversalOf(entry.number(), Door.BINARY));
    }

    /** An old request again. */
    Answer repeat(final AckLedger.Entry entry) throws IOException {
        return reader.read(client.ask(campaign.requests().frame(entry.number())));
    }

    /** Whether a query finds an old request. */
    boolean isKnown(final AckLedger.Entry entry) throws IOException {
        final byte[] frame = client.ask(campaign.requests().query(entry.number()));
        final ByteBuffer reply = ByteBuffer.wrap(frame).order(FrameDescriptor.BYTE_ORDER);
        return reply.getShort(ReplyDescriptor.TEMPLATE_ID_OFFSET) == QueryReplyDecoder.TEMPLATE_ID
                && reply.get(ReplyDescriptor.BODY_OFFSET + QueryReplyDecoder.stateEncodingOffset())
                        != TransactionState.NOT_FOUND.value();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private Answer ask(final long number) throws IOException {
        final Answer answer = reader.read(client.ask(campaign.requests().frame(number)));
        campaign.onAnswer(number, Door.BINARY, answer);
        return answer;
    }
}
