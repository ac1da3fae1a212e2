package io.yidi.clearing.ledger;

import java.util.List;

/**
 * 基金汇总行: what one fund pays for a group of entries.
 *
 * @param keys of the group, one for each level asked for
 * @param fundCode {@code fund_pay_type}
 * @param amountFen sum of {@code fund_payamt}
 */
public record FundRow(List<String> keys, String fundCode, long amountFen) {}
