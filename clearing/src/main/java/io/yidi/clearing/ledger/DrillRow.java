package io.yidi.clearing.ledger;

import java.util.List;

/**
 * 汇总行: entries added up.
 *
 * @param keys of the group, one for each level asked for
 * @param count of entries, refunds among them
 * @param amounts of all of them
 */
public record DrillRow(List<String> keys, long count, Amounts amounts) {}
