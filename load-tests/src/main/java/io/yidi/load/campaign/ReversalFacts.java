package io.yidi.load.campaign;

/**
 * 冲正要点: what a reversal says it undid.
 *
 * @param originalPosition journal position of the settlement or refund that is not in force any more; 0 if there is
 *     none
 */
public record ReversalFacts(long originalPosition) implements Effect {

    static final long NONE = 0;
}
