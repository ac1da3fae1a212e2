package io.yidi.gateway.admin;

/** 说明来源: explains settlements for the admin port; asked by one thread, one settlement at a time. */
@FunctionalInterface
public interface ExplanationSource {

    /**
     * Explains a settlement or a refusal.
     *
     * @param settlementId {@code setl_id}, or the journal position of a refusal
     * @param language {@code zh} or {@code en}
     * @return what to answer
     */
    Answer explain(long settlementId, String language);

    /**
     * 应答: what the port answers.
     *
     * @param status of HTTP
     * @param json the body
     */
    record Answer(int status, String json) {}
}
