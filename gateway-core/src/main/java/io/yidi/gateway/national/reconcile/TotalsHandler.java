package io.yidi.gateway.national.reconcile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.statement.StatementGroup;
import io.yidi.gateway.statement.StatementSums;
import io.yidi.protocol.money.Fen;
import java.io.IOException;

/**
 * 对总账 (3201): compares what a hospital adds up with what stands here, by clearing office, insurance and kind of
 * clearing. Refunds count unless {@code REFD_SETL_FLAG} is 0.
 */
final class TotalsHandler implements DeskHandler {

    private static final String REFUNDS = "REFD_SETL_FLAG";
    private static final String WITHOUT_REFUNDS = "0";

    private final StatementSource source;
    private final PlaceTable places;

    TotalsHandler(final StatementSource source, final PlaceTable places) {
        this.source = source;
        this.places = places;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException, IOException {
        final InputNodes.Row asked = request.inputRow();
        final StatementPeriod period = StatementPeriod.of(asked);
        final StatementSums theirs = StatedTotals.withAccount(asked);
        final StatementSums ours = source.sums(asked, request.institution(), period, group -> isWanted(asked, group));
        final StatementResult result = StatementResult.ofTotals(ours, theirs);
        return DeskAnswer.of(JsonNodeFactory.instance
                .objectNode()
                .put("setl_optins", asked.text("setl_optins"))
                .put("stmt_rslt", result.code(places.resultDigitsOf(request.institution())))
                .put("stmt_rslt_dscr", result.label() + "；中心" + shown(ours) + "；医药机构" + shown(theirs)));
    }

    private static boolean isWanted(final InputNodes.Row asked, final StatementGroup group) {
        return ClearingOffice.clears(asked.text("setl_optins"), group.carePlace())
                && asked.text("insutype").equals(Integer.toString(group.insuranceType()))
                && asked.text("clr_type").equals(group.kind().code())
                && !(group.isRefund() && asked.text(REFUNDS).equals(WITHOUT_REFUNDS));
    }

    private static String shown(final StatementSums sums) {
        return sums.count() + "笔，医疗费" + Fen.format(sums.totalFen()) + "，基金" + Fen.format(sums.fundFen()) + "，账户"
                + Fen.format(sums.accountFen());
    }
}
