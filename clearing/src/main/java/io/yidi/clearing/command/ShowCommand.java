package io.yidi.clearing.command;

import io.yidi.clearing.ledger.Amounts;
import io.yidi.clearing.ledger.DrillLevel;
import io.yidi.clearing.ledger.DrillRow;
import io.yidi.clearing.ledger.FundRow;
import io.yidi.clearing.ledger.Ledger;
import io.yidi.clearing.ledger.LedgerReader;
import io.yidi.protocol.money.Fen;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** 汇总账册: {@code yidi ledger show}. */
@Command(
        name = "show",
        description = "Add up what stands in the ledger, by any levels; amounts in yuan, columns divided by tabs.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private static final String TAB = "\t";

    @Spec
    private CommandSpec spec;

    @Mixin
    private LedgerOptions options;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "LEVEL",
            description = "Levels, outermost first: ${COMPLETION-CANDIDATES}. Default: everything in one row.")
    private List<DrillLevel> levels = List.of();

    @Option(names = "--from", defaultValue = "2000-01-01", paramLabel = "DATE", description = "First business day.")
    private LocalDate from;

    @Option(names = "--to", defaultValue = "2999-12-31", paramLabel = "DATE", description = "Last business day.")
    private LocalDate to;

    @Option(names = "--funds", description = "What each fund pays, instead of the amounts of the bills.")
    private boolean isByFund;

    @Override
    public Integer call() throws IOException {
        try (Ledger ledger = Ledger.openReadOnly(options.ledger())) {
            final LedgerReader reader = new LedgerReader(ledger);
            if (isByFund) {
                printFunds(reader.funds(levels, from, to));
            } else {
                printAmounts(reader.drill(levels, from, to));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void printFunds(final List<FundRow> rows) {
        final PrintWriter out = spec.commandLine().getOut();
        out.println(head() + "fund_pay_type\tfund_payamt");
        rows.forEach(row -> out.println(start(row.keys()) + row.fundCode() + TAB + Fen.format(row.amountFen())));
    }

    private void printAmounts(final List<DrillRow> rows) {
        final PrintWriter out = spec.commandLine().getOut();
        out.println(head() + "count\tmedfee_sumamt\tinscp_scp_amt\tfund_pay_sumamt\tacct_pay\tpsn_cash_pay");
        rows.forEach(row -> out.println(start(row.keys()) + row.count() + TAB + columns(row.amounts())));
    }

    private static String columns(final Amounts amounts) {
        return List.of(
                        amounts.totalFen(),
                        amounts.inScopeFen(),
                        amounts.fundFen(),
                        amounts.accountFen(),
                        amounts.cashFen())
                .stream()
                .map(Fen::format)
                .collect(Collectors.joining(TAB));
    }

    private String head() {
        return start(levels.stream()
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    private static String start(final List<String> cells) {
        return cells.stream().map(cell -> cell + TAB).collect(Collectors.joining());
    }
}
