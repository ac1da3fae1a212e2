package io.yidi.load.campaign;

/**
 * 退费要点: what a refund says it took back; money in fen.
 *
 * @param originalPosition journal position of the settlement that was refunded
 * @param split taken back: every amount negative
 * @param balanceFen of the account afterwards
 */
public record RefundFacts(long originalPosition, SplitFacts split, long balanceFen) implements Effect {}
