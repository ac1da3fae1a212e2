package io.yidi.gateway.transport;

import io.yidi.protocol.code.TransactionCode.Act;
import io.yidi.protocol.json.RequestJsonReader;
import java.util.Map;
import java.util.Set;

/**
 * JSON路由: what may be posted to one address. Readers belong to one event loop.
 *
 * @param reader of the requests that come here
 * @param acts that their transaction codes may name
 * @param isLook whether they must get through when nothing new does
 */
record JsonRoute(RequestJsonReader reader, Set<Act> acts, boolean isLook) {

    /** All addresses with readers of their own; requests of one kind share a reader. */
    static Map<String, JsonRoute> all() {
        final RequestJsonReader settle = RequestJsonReader.ofSettle();
        final RequestJsonReader encounter = RequestJsonReader.ofEncounter();
        final RequestJsonReader encounterAct = RequestJsonReader.ofEncounterAct();
        final RequestJsonReader encounterSettle = RequestJsonReader.ofEncounterSettle();
        return Map.ofEntries(
                Map.entry("/v1/pre-settlements", of(settle, Act.QUOTE)),
                Map.entry("/v1/settlements", of(settle, Act.SETTLE)),
                Map.entry("/v1/refunds", of(RequestJsonReader.ofRefund(), Act.REFUND)),
                Map.entry("/v1/reversals", new JsonRoute(RequestJsonReader.ofReversal(), Set.of(Act.REVERSAL), true)),
                Map.entry("/v1/filings", of(RequestJsonReader.ofFiling(), Act.FILING)),
                Map.entry(
                        "/v1/filing-queries", new JsonRoute(RequestJsonReader.ofFilingQuery(), Set.of(Act.LOOK), true)),
                Map.entry(
                        "/v1/notice-queries", new JsonRoute(RequestJsonReader.ofNoticeQuery(), Set.of(Act.LOOK), true)),
                Map.entry(
                        "/v1/settlement-queries",
                        new JsonRoute(RequestJsonReader.ofSettlementQuery(), Set.of(Act.LOOK), true)),
                Map.entry("/v1/encounters", of(encounter, Act.REGISTRATION, Act.ADMISSION)),
                Map.entry("/v1/encounters/changes", of(encounter, Act.CHANGE)),
                Map.entry("/v1/encounters/cancellations", of(encounterAct, Act.CANCELLATION)),
                Map.entry("/v1/encounters/discharges", of(encounterAct, Act.DISCHARGE, Act.DISCHARGE_UNDO)),
                Map.entry("/v1/encounters/lines", of(RequestJsonReader.ofFeeUpload(), Act.UPLOAD)),
                Map.entry("/v1/encounters/line-withdrawals", of(RequestJsonReader.ofFeeWithdrawal(), Act.WITHDRAWAL)),
                Map.entry("/v1/encounters/pre-settlements", of(encounterSettle, Act.QUOTE)),
                Map.entry("/v1/encounters/settlements", of(encounterSettle, Act.SETTLE)));
    }

    private static JsonRoute of(final RequestJsonReader reader, final Act... acts) {
        return new JsonRoute(reader, Set.of(acts), false);
    }
}
