package io.yidi.gateway.transport;

import static io.yidi.gateway.fixture.PersonLines.filed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.BothDoors;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.sbe.FeeUploadRequestEncoder;
import io.yidi.protocol.sbe.FilingRequestEncoder;
import io.yidi.protocol.sbe.ItemClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** BJ-N4.3c: what a message alone decides is told with its code and its field at both doors alike. */
class MalformedDoorTest {

    private static final int PLACE = 910_100;
    private static final long NO_LIMIT = Long.MIN_VALUE;
    private static final int NO_DAY = FeeUploadRequestEncoder.FeeLinesEncoder.feeDateNullValue();

    private static BothDoors doors;

    @BeforeAll
    static void start(@TempDir final Path folder) throws IOException {
        doors = new BothDoors(folder, Packs.plane(), filed("P1", PLACE, 110_000));
    }

    @AfterAll
    static void stop() throws IOException {
        doors.close();
    }

    static Stream<Arguments> bills() {
        return Stream.of(
                row(
                        "TRANSACTION_CODE_WRONG infno",
                        visit().lines("9.00", "9.00").medicalType("21")),
                row(
                        "AMOUNT_OUT_OF_RANGE medfee_sumamt",
                        visit().lines("9.00", "9.00").totalFen(Fen.BILL_MAX + 1)),
                row("NO_LINES feedetail", visit()),
                row("TOO_MANY_LINES feedetail", lines(501)),
                row(
                        "RATIO_OUT_OF_RANGE feedetail[0].selfpay_prop",
                        visit().line(ItemClass.B, 10_001, 1_000_000, 10_000, NO_LIMIT)),
                row("QUANTITY_OUT_OF_RANGE feedetail[0].cnt", visit().line(ItemClass.A, 0, 1_000_000, 0, NO_LIMIT)),
                row("DETAIL_KIND_WRONG chrgitm", visit().bill("9.00", "9.00")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bills")
    void shouldTellWhatIsWrongWithABill(final String answer, final SettleFrame bill) throws IOException {
        assertEquals("ERROR " + answer, doors.send(bill.msgId(doors.next()).encode()));
    }

    static Stream<Arguments> uploads() {
        return Stream.of(
                row("LINE_AMOUNT_DIFFERS feedetail[0].det_item_fee_sumamt", upload(line -> line.amountFen(101))),
                row("EXTERNAL_ORDER_MISSING feedetail[0].etip_order", upload(line -> line.externalOrder((short) 1))),
                row(
                        "RETURN_NOT_NEGATIVE retn_feedetail[0].cnt",
                        UploadFrame.stay("U1", "P1", 7).giveBack("R1", "L1", 0, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uploads")
    void shouldTellWhatIsWrongWithLines(final String answer, final UploadFrame lines) throws IOException {
        assertEquals("ERROR " + answer, doors.send(lines.encode()));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                row(
                        "FIELD_NOT_EXPECTED enddate",
                        EncounterFrames.register(
                                "2401",
                                "R1",
                                "P1",
                                PLACE,
                                0,
                                request -> request.dischargeDate(Keys.epochDay("2023-03-11")))),
                row("HOSPITAL_TWICE hospitals[1].fixmedins_code", chronic("H1", "H1")),
                row("HOSPITALS_TOO_MANY hospitals", chronic("H1", "H2", "H3", "H4", "H5")),
                row(
                        "DATE_ORDER enddate",
                        FilingFrames.file("F2", "P1", PLACE, request -> request.toDate(Keys.epochDay("2023-01-01")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void shouldTellWhatIsWrongWithARequest(final String answer, final UnsafeBuffer request) throws IOException {
        assertEquals("ERROR " + answer, doors.send(request));
    }

    private static Arguments row(final String answer, final Object request) {
        return Arguments.of(answer, request);
    }

    private static SettleFrame visit() {
        return SettleFrame.outpatient();
    }

    private static SettleFrame lines(final int count) {
        final SettleFrame bill = visit();
        for (int i = 0; i < count; i++) {
            bill.line(ItemClass.A, "1.00");
        }
        return bill;
    }

    /** One piece at a yuan, but for what a test changes. */
    private static UploadFrame upload(final Consumer<FeeUploadRequestEncoder.FeeLinesEncoder> change) {
        return UploadFrame.stay("U1", "P1", 7)
                .line(line -> change.accept(line.itemCode("X")
                        .feeCategory("09")
                        .itemClass(ItemClass.A)
                        .firstSelfPayBp(0)
                        .unitPriceMicro(1_000_000)
                        .quantityE4(10_000)
                        .priceLimitMicro(NO_LIMIT)
                        .amountFen(100)
                        .lineNo("L1")
                        .feeDate(NO_DAY)
                        .approval((short) 0)
                        .externalOrder((short) 0)));
    }

    private static UnsafeBuffer chronic(final String... hospitals) {
        final Consumer<FilingRequestEncoder> ofDisease =
                request -> request.transactionCode("2503").diseaseCode("M03900");
        return FilingFrames.file("F1", "P1", PLACE, ofDisease, hospitals);
    }
}
