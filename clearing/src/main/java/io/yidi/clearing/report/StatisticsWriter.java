package io.yidi.clearing.report;

import io.yidi.clearing.ledger.DrillLevel;
import io.yidi.clearing.ledger.LedgerReader;
import io.yidi.clearing.ledger.StatisticsRow;
import io.yidi.clearing.recon.result.TableWriter;
import io.yidi.protocol.money.Fen;
import java.time.LocalDate;
import java.util.List;

/**
 * 统计表写出: a period by month, insured place and care type (NAT-31); below it sums by care type and one of everything,
 * each added up by the ledger and not from the rows above. One thread.
 */
public final class StatisticsWriter {

    private static final List<String> HEADING = List.of(
            "月份 month",
            "参保地 insured_place",
            "医疗类别 care_type",
            "结算笔数 settlements",
            "退费笔数 refunds",
            "有效笔数 in_force",
            "其中全额自费 paid_in_full",
            "直接结算率（万分之一） direct_bp",
            "医疗费总额 medfee_sumamt",
            "基金支付总额 fund_pay_sumamt",
            "个人负担总额 psn_part_amt");
    private static final List<DrillLevel> LEVELS =
            List.of(DrillLevel.MONTH, DrillLevel.INSURED_PLACE, DrillLevel.CARE_TYPE);
    private static final String SUM = "合计 total";
    private static final String ALL = "";

    private final LedgerReader ledger;
    private final TableWriter table;

    /**
     * Prepares.
     *
     * @param ledger to add up
     * @param table receives the rows; left open
     */
    public StatisticsWriter(final LedgerReader ledger, final TableWriter table) {
        this.ledger = ledger;
        this.table = table;
    }

    /**
     * Writes a period.
     *
     * @param from first business day
     * @param to last business day
     */
    public void write(final LocalDate from, final LocalDate to) {
        table.row(HEADING);
        ledger.statistics(LEVELS, from, to).forEach(row -> write(row.keys(), row));
        ledger.statistics(List.of(DrillLevel.CARE_TYPE), from, to)
                .forEach(row -> write(List.of(SUM, ALL, row.keys().get(0)), row));
        ledger.statistics(List.of(), from, to).forEach(row -> write(List.of(SUM, ALL, ALL), row));
    }

    private void write(final List<String> keys, final StatisticsRow row) {
        table.row(List.of(
                keys.get(0),
                keys.get(1),
                keys.get(2),
                Long.toString(row.settlements()),
                Long.toString(row.refunds()),
                Long.toString(row.inForce()),
                Long.toString(row.paidInFull()),
                row.directBp() == StatisticsRow.NO_RATE ? "" : Integer.toString(row.directBp()),
                Fen.format(row.amounts().totalFen()),
                Fen.format(row.amounts().fundFen()),
                Fen.format(row.amounts().personalFen())));
    }
}
