package io.yidi.gateway.reconciled;

/**
 * 对账批次状态: how far a pair of sides is for an institution.
 *
 * @param here the first side
 * @param there the second side
 * @param institution {@code fixmedins_code}
 * @param state such as {@code DIFFERENT}
 * @param at since when, in China
 * @param by who said so; empty if it was observed
 * @param note why; may be empty
 */
public record ReconciledBatch(
        String here, String there, String institution, String state, String at, String by, String note) {}
