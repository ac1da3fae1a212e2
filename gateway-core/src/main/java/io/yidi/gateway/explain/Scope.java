package io.yidi.gateway.explain;

import io.yidi.protocol.sbe.SettleRequestDecoder;

/** 费用分割: how the care place came from lines or fee categories to the four parts of a bill. */
@FunctionalInterface
public interface Scope {

    /**
     * Explains the four parts.
     *
     * @param bill what was computed
     * @param steps takes the steps, and what does not agree
     * @return what the bill comes to
     */
    Parts explain(SettleRequestDecoder bill, Steps steps);
}
