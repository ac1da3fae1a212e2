package io.yidi.gateway.national.reconcile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.statement.StatementGroup;
import io.yidi.gateway.statement.StatementSums;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Decimals;
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

    TotalsHandler(final StatementSource source) {
        this.source = source;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException, IOException {
        final InputNodes.Row asked = request.inputRow();
        final StatementPeriod period = StatementPeriod.of(asked);
        final StatementSums theirs = stated(asked);
        final StatementSums ours = source.sums(asked, request.institution(), period, group -> isWanted(asked, group));
        final ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("setl_optins", asked.text("setl_optins"));
        reply.put("stmt_rslt", StatementResult.ofTotals(ours, theirs).code());
        reply.put(
                "stmt_rslt_dscr",
                StatementResult.ofTotals(ours, theirs).label() + "；中心" + shown(ours) + "；医药机构" + shown(theirs));
        return DeskAnswer.of(reply);
    }

    private static boolean isWanted(final InputNodes.Row asked, final StatementGroup group) {
        return ClearingOffice.clears(asked.text("setl_optins"), group.carePlace())
                && asked.text("insutype").equals(Integer.toString(group.insuranceType()))
                && asked.text("clr_type").equals(group.kind().code())
                && !(group.isRefund() && asked.text(REFUNDS).equals(WITHOUT_REFUNDS));
    }

    private static StatementSums stated(final InputNodes.Row asked) throws InputFaultException {
        return new StatementSums(
                count(asked), fen(asked, "medfee_sumamt"), fen(asked, "fund_pay_sumamt"), fen(asked, "acct_pay"), 0);
    }

    private static long count(final InputNodes.Row asked) throws InputFaultException {
        final String text = asked.text("fixmedins_setl_cnt");
        final long count = Decimals.parse(text, 0);
        if (Decimals.isFault(count)) {
            throw asked.fault(ResultCode.AMOUNT_SYNTAX, "fixmedins_setl_cnt", text);
        }
        return count;
    }

    private static long fen(final InputNodes.Row asked, final String name) throws InputFaultException {
        final long fen = YuanText.fen(asked.text(name));
        if (Decimals.isFault(fen)) {
            throw asked.fault(ResultCode.AMOUNT_SYNTAX, name, asked.text(name));
        }
        return fen;
    }

    private static String shown(final StatementSums sums) {
        return sums.count() + "笔，医疗费" + Fen.format(sums.totalFen()) + "，基金" + Fen.format(sums.fundFen()) + "，账户"
                + Fen.format(sums.accountFen());
    }
}
