package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.benefit.CounterView;
import io.yidi.gateway.engine.filing.Visit;
import io.yidi.protocol.sbe.SettleRequestDecoder;

/**
 * 复核结果: a bill as the demo computed it beside the gateway.
 *
 * @param request the bill's message
 * @param person row of the patient
 * @param visit what decided the category
 * @param benefit everything the benefit was computed from
 * @param counters the person's counters before the bill
 * @param result what came out
 */
record Recalculation(
        SettleRequestDecoder request,
        int person,
        Visit visit,
        BenefitRequest benefit,
        CounterView counters,
        BenefitResult result) {}
