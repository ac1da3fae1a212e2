package io.yidi.gateway.metrics.exposition;

import io.yidi.protocol.ResultCode;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * 网关数字: what a gateway counts besides times, at one moment.
 *
 * @param isReady whether it serves
 * @param isStorageLow whether its disk is full
 * @param durableSequence last journal record on the device
 * @param persons known when it was ready
 * @param warnings that somebody should look after
 * @param connections open now
 * @param connectionEnds connections that ended or were not admitted, by reason
 * @param notTaken requests that were sound and not taken, by cause
 * @param suspicions settlements marked, by rule
 * @param answers how often a code was answered
 */
public record GatewayFigures(
        boolean isReady,
        boolean isStorageLow,
        long durableSequence,
        int persons,
        int warnings,
        int connections,
        Map<String, Long> connectionEnds,
        Map<String, Long> notTaken,
        Map<String, Long> suspicions,
        ToLongFunction<ResultCode> answers) {}
