package io.yidi.load.drive;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.load.client.HttpPost;
import io.yidi.load.client.JsonClient;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.json.RequestJsonWriter;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * JSON 请求来源: the requests of another source, each as the native JSON message over HTTP. Writing them costs the
 * generator more than copying a frame.
 */
public final class JsonRequestSource implements RequestSource {

    private static final int FRAME_BYTES_MAX = FrameDescriptor.LENGTH_BYTES + FrameDescriptor.MESSAGE_LENGTH_MAX;
    private static final HttpPost SETTLE = new HttpPost(JsonClient.SETTLEMENTS_PATH);
    private static final HttpPost REFUND = new HttpPost(JsonClient.REFUNDS_PATH);
    private static final HttpPost REVERSAL = new HttpPost(JsonClient.REVERSALS_PATH);

    private final RequestSource frames;
    private final RequestJsonWriter writer = new RequestJsonWriter();
    private final ByteBuf frame = Unpooled.buffer(FRAME_BYTES_MAX);
    private final UnsafeBuffer frameBuffer = new UnsafeBuffer(frame.array());
    private final ExpandableArrayBuffer json = new ExpandableArrayBuffer();

    /**
     * Spells the requests of a source.
     *
     * @param frames of the binary door
     */
    public JsonRequestSource(final RequestSource frames) {
        this.frames = frames;
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        frame.clear();
        frames.writeNext(frame, correlationId);
        final int length = writer.write(frameBuffer, FrameDescriptor.MESSAGE_OFFSET, json, 0);
        post(frame.getUnsignedShortLE(ReplyDescriptor.TEMPLATE_ID_OFFSET)).write(target, json.byteArray(), length);
    }

    @Override
    public void onReply(final long correlationId, final int templateId, final ByteBuf buffer, final int offset) {
        frames.onReply(correlationId, templateId, buffer, offset);
    }

    private static HttpPost post(final int templateId) {
        return switch (templateId) {
            case RefundRequestDecoder.TEMPLATE_ID -> REFUND;
            case ReversalRequestDecoder.TEMPLATE_ID -> REVERSAL;
            default -> SETTLE;
        };
    }
}
