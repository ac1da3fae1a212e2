package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.sbe.SettleRequestDecoder;

/**
 * 待说明账单: a bill with all that its decision rested on.
 *
 * @param bill as it came, or as it was put together
 * @param facts its decision looked at
 * @param plane policy it was decided by
 * @param scope how its four parts came about
 */
public record BillCase(SettleRequestDecoder bill, Facts facts, PolicyPlane plane, Scope scope) {}
