package io.yidi.load.campaign;

/**
 * 结算要点: what a settlement says; money in fen.
 *
 * @param split of the bill
 * @param balanceFen of the account afterwards
 */
public record SettlementFacts(SplitFacts split, long balanceFen) implements Effect {}
