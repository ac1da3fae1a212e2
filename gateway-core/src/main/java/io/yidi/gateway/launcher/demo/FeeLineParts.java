package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.scope.ScopeClassifier;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;

/** 明细分割: the four parts of a fee line, by the engine's classifier. */
final class FeeLineParts {

    private FeeLineParts() {}

    /** Whether a line has a price limit. */
    static boolean isLimited(final FeeLinesDecoder line) {
        return line.priceLimitMicro() != FeeLinesDecoder.priceLimitMicroNullValue();
    }

    /** Adds a line's parts. */
    static void add(final FeeLinesDecoder line, final BillParts parts) {
        ScopeClassifier.addLine(
                line.itemClass(),
                line.firstSelfPayBp(),
                line.unitPriceMicro(),
                line.quantityE4(),
                isLimited(line) ? line.priceLimitMicro() : ScopeClassifier.NO_LIMIT,
                parts);
    }
}
