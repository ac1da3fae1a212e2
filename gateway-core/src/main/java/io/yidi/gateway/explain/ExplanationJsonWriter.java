package io.yidi.gateway.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** 说明 JSON: an explanation as one JSON object in one language; amounts are texts in yuan. */
public final class ExplanationJsonWriter {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final JsonMapper mapper = new JsonMapper();
    private final Language language;

    /**
     * Prepares to write.
     *
     * @param language of titles, workings and documents
     */
    public ExplanationJsonWriter(final Language language) {
        this.language = language;
    }

    /**
     * Writes an explanation; of one that does not reproduce its record the differences alone.
     *
     * @param explanation to write
     * @return JSON
     */
    public String write(final Explanation explanation) {
        return write(explanation, "");
    }

    /**
     * Writes an explanation with what has become of its settlement since.
     *
     * @param explanation to write
     * @param became such as {@code REFUNDED}; empty if nobody knows
     * @return JSON
     */
    public String write(final Explanation explanation, final String became) {
        final ObjectNode json = mapper.createObjectNode();
        putHead(json, explanation.head());
        if (!became.isEmpty()) {
            json.put("became", became);
        }
        json.put("lang", language.tag()).put("reproduced", explanation.isReproduced());
        if (explanation.isReproduced()) {
            final ArrayNode steps = json.putArray("steps");
            explanation.steps().forEach(step -> putStep(steps.addObject(), step));
        } else {
            final ArrayNode differences = json.putArray("differences");
            explanation
                    .differences()
                    .forEach(difference -> differences
                            .addObject()
                            .put("what", difference.what())
                            .put("recorded", difference.recorded())
                            .put("computed", difference.computed()));
        }
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (final JsonProcessingException impossible) {
            throw new IllegalStateException("expected an explanation that can be written", impossible);
        }
    }

    private static void putHead(final ObjectNode json, final Explanation.Head head) {
        json.put("setl_id", Long.toString(head.settlementId()))
                .put("result", head.result())
                .put(
                        "decided_at",
                        Instant.ofEpochMilli(head.decidedAtMs()).atOffset(CHINA).toString())
                .put("business_day", LocalDate.ofEpochDay(head.businessDay()).toString())
                .put("fixmedins_code", head.institution())
                .put("infno", head.transactionCode())
                .put("msgid", head.msgId())
                .put("psn_no", head.personNo())
                .put("mdtrt_cert_no", head.voucherNo())
                .put("insured_region", head.region())
                .put("policy_bundle", head.bundleHash())
                .put("illustrative", head.illustrative());
        if (!head.code().isEmpty()) {
            json.put("code", head.code());
        }
    }

    private void putStep(final ObjectNode json, final Step step) {
        json.put("id", step.id())
                .put("depth", step.depth())
                .put("title", language.of(step.title()))
                .put("working", language.of(step.working()))
                .put("amount", step.amount());
        final ArrayNode bases = json.putArray("basis");
        step.bases().forEach(basis -> putBasis(bases.addObject(), basis));
    }

    private void putBasis(final ObjectNode json, final Basis basis) {
        json.put(basis.isFigure() ? "figure" : "requirement", basis.id())
                .put("document", language.of(basis.document()))
                .put("article", basis.article());
        if (basis.isFigure()) {
            json.put("confidence", basis.confidence()).put("illustrative", basis.isIllustrative());
        } else {
            json.put("rule", language.of(basis.text()));
        }
    }
}
