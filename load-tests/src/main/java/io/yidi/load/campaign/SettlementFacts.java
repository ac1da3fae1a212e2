package io.yidi.load.campaign;

/**
 * 结算要点: the figures of a settlement that depend on the settlements before it; money in fen.
 *
 * @param benefitYear that the stay counts in
 * @param deductibleFen taken
 * @param accountFen paid by the account
 * @param balanceFen of the account afterwards
 */
public record SettlementFacts(int benefitYear, long deductibleFen, long accountFen, long balanceFen)
        implements Effect {}
