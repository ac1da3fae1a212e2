package io.yidi.gateway.statement;

import io.yidi.protocol.code.ClearingKind;

/**
 * 对账分组: what hospitals and offices add up by.
 *
 * @param carePlace six-digit area of the place of care, whose office clears
 * @param insuranceType {@code insutype}
 * @param kind {@code clr_type}
 * @param isRefund whether it is of refunds
 */
public record StatementGroup(String carePlace, int insuranceType, ClearingKind kind, boolean isRefund) {}
