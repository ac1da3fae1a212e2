package io.yidi.load.result;

import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.Set;

/** 参赛者种类: what is compared, how durable its replies are, and what a good reply looks like. */
public enum ContestantKind {
    ECHO("echo", "none"),
    DURABLE_ECHO("durable-echo", "fdatasync-batch"),
    GATEWAY("gateway", "fdatasync-batch");

    private static final Set<Integer> REQUESTS = Set.of(
            SettleRequestDecoder.TEMPLATE_ID, RefundRequestDecoder.TEMPLATE_ID, ReversalRequestDecoder.TEMPLATE_ID);
    private static final Set<Integer> REPLIES =
            Set.of(SettleReplyDecoder.TEMPLATE_ID, RefundReplyDecoder.TEMPLATE_ID, ReversalReplyDecoder.TEMPLATE_ID);

    private final String label;
    private final String durability;

    ContestantKind(final String label, final String durability) {
        this.label = label;
        this.durability = durability;
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

    /** Whether it is a gateway, with settings of its own. */
    public boolean isGateway() {
        return this == GATEWAY;
    }

    /** Templates of good replies: an echo's are those of the requests. */
    public Set<Integer> replyTemplateIds() {
        return isGateway() ? REPLIES : REQUESTS;
    }

    @Override
    public String toString() {
        return label;
    }
}
