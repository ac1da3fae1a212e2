package io.yidi.load.client;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestEncoder;

/** 帧内位置: offsets from the start of a frame of what every message has at the same place. */
public final class ReplyDescriptor {

    /** Template number, uint16. */
    public static final int TEMPLATE_ID_OFFSET =
            FrameDescriptor.MESSAGE_OFFSET + MessageHeaderDecoder.templateIdEncodingOffset();

    /** Start of the message's fixed part. */
    public static final int BODY_OFFSET = FrameDescriptor.MESSAGE_OFFSET + MessageHeaderDecoder.ENCODED_LENGTH;

    /** Correlation id, the first field of every message, int64. */
    public static final int CORRELATION_ID_OFFSET = BODY_OFFSET + SettleRequestEncoder.correlationIdEncodingOffset();

    private ReplyDescriptor() {}
}
