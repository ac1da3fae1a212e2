package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.Language;
import io.yidi.gateway.explain.Step;
import io.yidi.gateway.explain.StepTable;
import io.yidi.gateway.explain.quote.BillLedger;
import io.yidi.gateway.launcher.demo.DemoBills.DemoBill;
import io.yidi.gateway.launcher.demo.GatewayStarter.RunningGateway;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 演示过程: the bills in order, each settled, computed again, explained and printed. */
final class DemoRun implements AutoCloseable {

    private final RunningGateway gateway;
    private final Path bills;
    private final BillLedger ledger;
    private final PrintWriter out;
    private final DemoDoor binary;
    private final DemoDoor json;
    private final Map<String, Answer> answers = new HashMap<>();

    DemoRun(final RunningGateway gateway, final Path bills, final BillLedger ledger, final PrintWriter out)
            throws IOException {
        this.gateway = gateway;
        this.bills = bills;
        this.ledger = ledger;
        this.out = out;
        this.binary = new BinaryDoor(gateway.binaryAddress());
        this.json = new JsonDoor(gateway.jsonAddress());
    }

    /** Settles everything and says how to go on. */
    void run() throws IOException {
        for (int i = 0; i < DemoBills.SETTLED.size(); i++) {
            settle(i + 1, DemoBills.SETTLED.get(i), doorOf(i));
        }
        resend();
        reverse();
        refuse();
        out.println();
        out.println("全部 " + DemoBills.SETTLED.size() + " 笔与复核一致，精确到分。All " + DemoBills.SETTLED.size()
                + " bills agree with their recomputation to the fen.");
    }

    /** Says how to settle a bill of one's own. */
    void printNextSteps() {
        final String address = "http://" + gateway.jsonAddress().getHostString() + ":"
                + gateway.jsonAddress().getPort();
        title("自己试一笔 settle a bill of your own");
        out.println(
                "  curl -s --data-binary @" + bills.resolve(DemoBills.OWN_FILE) + " " + address + JsonDoor.SETTLEMENTS);
        out.println("  原样再发一次，得到同一应答，repeat 为 1；改了内容要换 msgid。");
        out.println("  Send it again and the same answer comes back with repeat 1; change the msgid when you change"
                + " the bill.");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        binary.close();
        json.close();
    }

    private DemoDoor doorOf(final int index) {
        return index % 2 == 0 ? binary : json;
    }

    private void settle(final int number, final DemoBill sample, final DemoDoor door) throws IOException {
        final DemoRequest request = DemoRequest.ofBill(bills.resolve(sample.file()));
        final Answer answer = door.settle(request).expect("SETTLED");
        final Explanation explanation = ledger.settle(request.message(), businessDay(answer));
        AnswerCheck.check(answer, explanation);
        title(number + "  " + sample.titleZh() + "  " + sample.titleEn());
        printHead(sample, door, answer, explanation.head().region());
        new StepTable(out, Language.BOTH).write(shown(explanation.steps()));
        answers.put(sample.name(), answer);
        out.flush();
    }

    /** Of the decision only the row that decided. */
    private static List<Step> shown(final List<Step> steps) {
        return steps.stream()
                .filter(step ->
                        !step.id().startsWith("decision/") || !step.bases().isEmpty())
                .toList();
    }

    private void printHead(final DemoBill sample, final DemoDoor door, final Answer answer, final String region) {
        out.println(
                "  " + sample.file() + "  " + door.label() + "  " + region + "  结算 setl_id " + answer.text("setl_id"));
        if ("1".equals(answer.text("illustrative"))) {
            out.println("  【示例】含未核实的数字，金额仅作演示。ILLUSTRATIVE: some figures are not verified.");
        }
    }

    private void resend() throws IOException {
        title("重发同一笔 the same bill again, through the other door");
        final Answer repeated = binary.settle(DemoRequest.ofBill(bills.resolve(DemoBills.RESENT + ".json")))
                .expect("SETTLED");
        if (!repeated.isRepeat()
                || !repeated.withoutRepeat()
                        .equals(answers.get(DemoBills.RESENT).withoutRepeat())) {
            throw new DemoFailedException("expected the first answer with its repeat flag, found " + repeated.json());
        }
        out.println("  " + DemoBills.RESENT + "  repeat " + repeated.text("repeat") + "  setl_id "
                + repeated.text("setl_id") + "  基金 funds " + repeated.text("fund_pay_sumamt")
                + "  应答相同，未再结算 same answer, nothing settled twice");
    }

    private void reverse() throws IOException {
        title("冲正 a reversal");
        final DemoRequest reversal = DemoRequest.ofReversal(bills.resolve(DemoBills.REVERSAL_FILE));
        final Answer reversed = json.reverse(reversal).expect("REVERSED");
        ledger.reverse(reversal.message(), businessDay(reversed));
        out.println("  " + DemoBills.REVERSED + "  " + reversed.text("result") + "  原结算 original setl_id "
                + reversed.text("setl_id") + "  记账日 business day " + reversed.text("business_day"));
        final DemoRequest again = DemoRequest.ofBill(bills.resolve(DemoBills.QUOTE_FILE));
        final Answer quote = json.quote(again).expect("QUOTED");
        AnswerCheck.check(quote, ledger.settle(again.message(), businessDay(quote)));
        out.println("  同一账单再做预结算 the same bill quoted again: 起付 deductible " + quote.text("act_pay_dedc")
                + "  基金 funds " + quote.text("fund_pay_sumamt") + "  累计已恢复 counters restored");
    }

    private void refuse() throws IOException {
        final DemoBill sample = DemoBills.NOT_FILED;
        title(sample.titleZh() + "  " + sample.titleEn());
        final Answer refused =
                binary.settle(DemoRequest.ofBill(bills.resolve(sample.file()))).expect("REFUSED");
        out.println("  " + refused.text("code") + "  " + refused.text("field") + "  依据 " + refused.text("requirement"));
        out.println("  " + refused.text("message_zh") + "。" + refused.text("cure_zh"));
        out.println("  " + refused.text("message_en") + ". " + refused.text("cure_en"));
    }

    private static int businessDay(final Answer answer) {
        return (int) LocalDate.parse(answer.text("business_day")).toEpochDay();
    }

    private void title(final String text) {
        out.println();
        out.println("── " + text + " " + "─".repeat(Math.max(2, 100 - StepTable.width(text))));
    }
}
