package io.yidi.clearing.recon.result;

import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.protocol.money.Fen;
import java.time.LocalDate;
import java.util.List;

/** 对账结果写出: verdicts as a table, as offices open it in a spreadsheet. One thread. */
public final class ReconciliationWriter {

    private static final List<String> HEADING = List.of(
            "对账日期", "甲方", "乙方", "定点医药机构", "参保地", "险种", "清算类别", "结算ID", "退费标志", "报文ID", "结果", "甲方金额", "乙方金额", "差异",
            "可能原因", "处理建议");

    private final LocalDate day;
    private final TableWriter table;

    /**
     * Begins a table.
     *
     * @param day business day
     * @param table receives the rows; left open
     */
    public ReconciliationWriter(final LocalDate day, final TableWriter table) {
        this.day = day;
        this.table = table;
        table.row(HEADING);
    }

    /** Writes a verdict. */
    public void write(final Comparison comparison) {
        table.row(List.of(
                day.toString(),
                comparison.here().label(),
                comparison.there().label(),
                comparison.group().institution(),
                comparison.group().insuredPlace(),
                comparison.group().insuranceType(),
                comparison.group().clearingType(),
                Long.toString(comparison.key().settlementId()),
                comparison.key().isRefund() ? "1" : "0",
                comparison.msgId(),
                comparison.verdict().name(),
                Fen.format(comparison.hereFen()),
                Fen.format(comparison.thereFen()),
                comparison.difference(),
                comparison.cause().label(),
                comparison.cause().nextStep()));
    }
}
