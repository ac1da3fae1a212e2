package io.yidi.gateway.explain;

import java.io.PrintWriter;
import java.time.LocalDate;

/** 说明文本: an explanation as aligned text in one language, for people. */
public final class ExplanationTextWriter {

    private final PrintWriter out;
    private final Language language;

    /**
     * Prepares to write.
     *
     * @param out takes the lines
     * @param language of everything
     */
    public ExplanationTextWriter(final PrintWriter out, final Language language) {
        this.out = out;
        this.language = language;
    }

    /**
     * Writes an explanation; of one that does not reproduce its record the differences alone.
     *
     * @param explanation to write
     */
    public void write(final Explanation explanation) {
        writeHead(explanation.head());
        if (explanation.isReproduced()) {
            if (explanation.head().illustrative()) {
                say("【示例】含未核实的数字，金额仅作演示。", "ILLUSTRATIVE: some figures are not verified.");
            }
            new StepTable(out, language).write(explanation.steps());
        } else {
            writeDifferences(explanation);
        }
        out.flush();
    }

    private void writeHead(final Explanation.Head head) {
        say(
                "结算说明  setl_id " + head.settlementId() + "  " + head.result() + "  " + head.code(),
                "Explanation  setl_id " + head.settlementId() + "  " + head.result() + "  " + head.code());
        final String request = head.institution() + " " + head.transactionCode() + " " + head.msgId();
        final String day = LocalDate.ofEpochDay(head.businessDay()).toString();
        say("机构与报文 " + request + "  业务日 " + day, "request " + request + "  business day " + day);
        say(
                "参保人 " + head.personNo() + "  参保地 " + head.region() + "  政策集 " + head.bundleHash(),
                "person " + head.personNo() + "  insured in " + head.region() + "  bundle " + head.bundleHash());
    }

    private void writeDifferences(final Explanation explanation) {
        say(
                "!!! 不能复现：按流水所记的输入与政策重新计算，与所记结果不一致。不予说明。",
                "!!! NOT REPRODUCED: computed again from the recorded inputs and policy, the record does not come out."
                        + " Nothing is explained.");
        for (final Difference difference : explanation.differences()) {
            say(
                    difference.what() + "  流水 " + difference.recorded() + "  重算 " + difference.computed(),
                    difference.what() + "  recorded " + difference.recorded() + "  computed " + difference.computed());
        }
    }

    private void say(final String zh, final String en) {
        out.println(language.of(Text.of(zh, en)).stripTrailing());
    }
}
