package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same bills of two people who are alike, one by each door: to the fen alike. */
class SameBillTest {

    private static final int BILLS = 30;
    private static final int PRICE_FEN_MAX = 900_000;
    private static final long LIMIT_MICRO = 20_000_000;
    private static final int SELF_PAY_BP = 500;
    private static final long MICRO_PER_FEN = 10_000;
    private static final long ONE_PIECE = 10_000;

    private DoorRun run;
    private NationalHis his;
    private BinaryPeer binary;

    @BeforeEach
    void open() throws Exception {
        run = DoorRun.withCatalogue(new SimulatedJournalFiles());
        his = new NationalHis(run.json());
        binary = run.binary();
    }

    @AfterEach
    void close() throws Exception {
        his.close();
        binary.close();
        run.close();
        assertTrue(run.failures.isEmpty());
    }

    @Test
    void shouldSplitVisitsAlike() throws Exception {
        final NationalBills bills = new NationalBills(his, "P13");
        final Random random = new Random(20_230_601);
        for (int bill = 0; bill < BILLS; bill++) {
            final String visit = bills.visit();
            final SettleFrame frame = SettleFrame.outpatient()
                    .person("P12", 310, "930100")
                    .msgId("V-" + bill)
                    .useAccount();
            final List<String> lines = new ArrayList<>();
            long totalFen = 0;
            for (int line = 0; line <= random.nextInt(5); line++) {
                final long priceFen = 1L + random.nextInt(PRICE_FEN_MAX);
                totalFen += priceFen;
                lines.add(add(frame, bills, visit, Integer.toString(line), random.nextInt(3), priceFen));
            }
            his.done("2204", NationalBills.lines(lines.toArray(new String[0])));
            requireAlike(frame, bills.settleVisit(visit, Yuan.text(totalFen)));
        }
    }

    @Test
    void shouldSplitAStayAlike() throws Exception {
        his.patientsOf("910100");
        final NationalBills bills = new NationalBills(his, "P3");
        final String stay = bills.stay();
        final List<String> lines = new ArrayList<>();
        for (int line = 0; line < 40; line++) {
            lines.add(bills.stayLine(stay, Integer.toString(line), "3", "1234.56"));
        }
        his.done("2301", NationalBills.lines(lines.toArray(new String[0])));
        final String total = Yuan.text(40 * 3 * Yuan.fen("1234.56"));
        final JsonNode settled = his.done("2304", bills.staySettlement(stay, total, "2023-05-30"))
                .path("setlinfo");
        requireAlike(
                SettleFrame.inpatient()
                        .person("P2", 310, "910100")
                        .stay("2023-05-20", "2023-05-30")
                        .msgId("S-1")
                        .bill(total, total),
                settled);
    }

    private static String add(
            final SettleFrame frame,
            final NationalBills bills,
            final String visit,
            final String number,
            final int kind,
            final long priceFen) {
        final String price = Yuan.text(priceFen);
        switch (kind) {
            case 0 -> frame.line(ItemClass.B, SELF_PAY_BP, priceFen * MICRO_PER_FEN, ONE_PIECE, LIMIT_MICRO);
            case 1 -> frame.line(ItemClass.A, price);
            default -> frame.line(ItemClass.OWN, price);
        }
        final String item = List.of("XA01", "F001", "NOT-LISTED").get(kind);
        return bills.line(visit, number, "1", price).replace("XA01", item);
    }

    private void requireAlike(final SettleFrame frame, final JsonNode settled) throws Exception {
        binary.sendBytes(BinaryPeer.frame(frame.encode()));
        final SettleReplyDecoder reply = Answers.split(binary.receive());
        assertEquals(
                List.of(
                        reply.totalFen(),
                        reply.ownPayFen(),
                        reply.overLimitFen(),
                        reply.preSelfPayFen(),
                        reply.inScopeFen(),
                        reply.deductibleFen(),
                        reply.fundTotalFen(),
                        reply.personalFen(),
                        reply.accountFen(),
                        reply.cashFen()),
                List.of(
                        fen(settled, "medfee_sumamt"),
                        fen(settled, "fulamt_ownpay_amt"),
                        fen(settled, "overlmt_selfpay"),
                        fen(settled, "preselfpay_amt"),
                        fen(settled, "inscp_scp_amt"),
                        fen(settled, "act_pay_dedc"),
                        fen(settled, "fund_pay_sumamt"),
                        fen(settled, "psn_part_amt"),
                        fen(settled, "acct_pay"),
                        fen(settled, "psn_cash_pay")));
    }

    private static long fen(final JsonNode bill, final String name) {
        return Yuan.fen(bill.path(name).asText());
    }
}
