package io.yidi.load.compare;

import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;

/** 参赛者种类: what is compared, how durable its replies are, and what a good reply looks like. */
public enum ContestantKind {
    ECHO("echo", "none", SettleRequestDecoder.TEMPLATE_ID),
    DURABLE_ECHO("durable-echo", "fdatasync-batch", SettleRequestDecoder.TEMPLATE_ID),
    GATEWAY("gateway", "fdatasync-batch", SettleReplyDecoder.TEMPLATE_ID),
    /** The same with the times of requests not taken. */
    GATEWAY_UNTIMED("gateway-untimed", "fdatasync-batch", SettleReplyDecoder.TEMPLATE_ID);

    private final String label;
    private final String durability;
    private final int replyTemplateId;

    ContestantKind(final String label, final String durability, final int replyTemplateId) {
        this.label = label;
        this.durability = durability;
        this.replyTemplateId = replyTemplateId;
    }

    /**
     * Name in tables and files.
     *
     * @return lower case
     */
    public String label() {
        return label;
    }

    /**
     * What happened to the disk before a reply.
     *
     * @return {@code none} or {@code fdatasync-batch}
     */
    public String durability() {
        return durability;
    }

    /**
     * Template of a good reply.
     *
     * @return number in the schema
     */
    public int replyTemplateId() {
        return replyTemplateId;
    }

    @Override
    public String toString() {
        return label;
    }
}
