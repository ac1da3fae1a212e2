package io.yidi.clearing.recon.result;

import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.protocol.money.Fen;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** 对账结果写出: verdicts as CSV, as offices open it in a spreadsheet. */
public final class ReconciliationWriter {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader(
                    "对账日期", "甲方", "乙方", "定点医药机构", "参保地", "险种", "清算类别", "结算ID", "退费标志", "报文ID", "结果", "甲方金额", "乙方金额",
                    "差异", "可能原因", "处理建议")
            .get();

    private ReconciliationWriter() {}

    /**
     * Writes verdicts.
     *
     * @param reconciliation they are of
     * @param comparisons to write
     * @param target of the text; left open
     * @throws IOException if it cannot be written
     */
    public static void write(
            final Reconciliation reconciliation, final List<Comparison> comparisons, final Writer target)
            throws IOException {
        final CSVPrinter printer = new CSVPrinter(target, FORMAT);
        for (final Comparison comparison : comparisons) {
            printer.printRecord(
                    reconciliation.day(),
                    comparison.here().label(),
                    comparison.there().label(),
                    comparison.group().institution(),
                    comparison.group().insuredPlace(),
                    comparison.group().insuranceType(),
                    comparison.group().clearingType(),
                    comparison.settlementId(),
                    comparison.isRefund() ? "1" : "0",
                    comparison.msgId(),
                    comparison.verdict(),
                    Fen.format(comparison.hereFen()),
                    Fen.format(comparison.thereFen()),
                    comparison.difference(),
                    comparison.cause().label(),
                    comparison.cause().nextStep());
        }
        printer.flush();
    }
}
