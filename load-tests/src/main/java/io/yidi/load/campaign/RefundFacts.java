package io.yidi.load.campaign;

/**
 * 退费要点: what a refund says it took back; money in fen.
 *
 * @param originalPosition journal position of the settlement that was refunded
 * @param accountFen given back to the account, negative
 * @param balanceFen of the account afterwards
 */
public record RefundFacts(long originalPosition, long accountFen, long balanceFen) implements Effect {}
