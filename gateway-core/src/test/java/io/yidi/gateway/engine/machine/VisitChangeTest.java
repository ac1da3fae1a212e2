package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.CareFlagsEncoder;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A change of a registration: what it leaves empty stays as it was. */
class VisitChangeTest {

    private static final int PLACE = 910_100;
    private static final Consumer<EncounterRequestEncoder> EMPTY = request -> request.insuranceType(0)
            .insuredPlace("")
            .carePlace("")
            .hospitalLevel((short) 0)
            .medicalType("")
            .voucherType((short) 0)
            .voucherNo("")
            .admissionDate(EncounterFrames.NO_DAY)
            .diagnosisCode("")
            .diseaseCode("");

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", 310, PLACE);
    private int messages;

    @Test
    void shouldChangeWhatItNamesAlone() {
        final long stay = admit(request -> {});
        assertEquals(
                "OPEN, withdrawn 0, unsettled 0",
                change(stay, EMPTY.andThen(request -> request.admissionDate(Keys.epochDay("2023-03-05")))));

        assertEquals("DISCHARGE_OUT_OF_ORDER enddate", discharge(stay, "2023-03-04"));
        assertEquals("DISCHARGED, withdrawn 0, unsettled 0", discharge(stay, "2023-03-06"));
        assertTrue(settle(stay).contains(" of 50.00"), "hospital level, place and voucher are those of the admission");
    }

    /** BJ-28b: a third party that is liable stays liable until a change says otherwise. */
    @Test
    void shouldLeaveFlagsWhereItSaysSo() {
        final long stay =
                admit(request -> request.careFlags().clear().trauma(true).thirdParty(true));
        change(stay, EMPTY.andThen(request -> request.careFlags().asRegistered(true)));
        discharge(stay, "2023-03-06");
        assertEquals("THIRD_PARTY_LIABLE rel_ttp_flag", settle(stay));

        change(stay, EMPTY);
        assertTrue(settle(stay).contains(" of 50.00"));
    }

    /** Whatever a change gives, were it one byte, takes the place of the whole field, and of no other. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void shouldPutAFieldOverWhatWasRegistered(final String name, final int offset, final int length) {
        final UnsafeBuffer registered = new UnsafeBuffer(new byte[SettleRequestDecoder.BLOCK_LENGTH]);
        registered.setMemory(0, registered.capacity(), (byte) 7);
        try (Encounters encounters = new Encounters(EncounterLimits.STANDARD)) {
            final int visit = encounters.register(1, true, 0, registered, 0, VisitChange.VISIT_OFFSET);
            final UnsafeBuffer given = new UnsafeBuffer(new byte[SettleRequestDecoder.BLOCK_LENGTH]);
            given.putInt(
                    SettleRequestDecoder.admissionDateEncodingOffset(),
                    SettleRequestDecoder.admissionDateNullValue(),
                    FrameDescriptor.BYTE_ORDER);
            new CareFlagsEncoder()
                    .wrap(given, SettleRequestDecoder.careFlagsEncodingOffset())
                    .asRegistered(true);
            given.putByte(offset + length - 1, (byte) 1);
            final VisitChange change = new VisitChange();
            change.merge(encounters, visit, given, 0);

            final int visitAt = VisitChange.VISIT_OFFSET;
            for (int at = visitAt; at < visitAt + Encounters.VISIT_BYTES; at++) {
                final boolean isOfField = at >= offset && at < offset + length;
                assertEquals(isOfField ? given.getByte(at) : 7, change.buffer().getByte(at), name + " at " + at);
            }
        }
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of(
                        "insutype",
                        SettleRequestDecoder.insuranceTypeEncodingOffset(),
                        SettleRequestDecoder.insuranceTypeEncodingLength()),
                Arguments.of(
                        "insuplc_admdvs",
                        SettleRequestDecoder.insuredPlaceEncodingOffset(),
                        SettleRequestDecoder.insuredPlaceEncodingLength()),
                Arguments.of(
                        "mdtrtarea_admvs",
                        SettleRequestDecoder.carePlaceEncodingOffset(),
                        SettleRequestDecoder.carePlaceEncodingLength()),
                Arguments.of(
                        "hosp_lv",
                        SettleRequestDecoder.hospitalLevelEncodingOffset(),
                        SettleRequestDecoder.hospitalLevelEncodingLength()),
                Arguments.of(
                        "med_type",
                        SettleRequestDecoder.medicalTypeEncodingOffset(),
                        SettleRequestDecoder.medicalTypeEncodingLength()),
                Arguments.of(
                        "mdtrt_cert_type",
                        SettleRequestDecoder.voucherTypeEncodingOffset(),
                        SettleRequestDecoder.voucherTypeEncodingLength()),
                Arguments.of(
                        "mdtrt_cert_no",
                        SettleRequestDecoder.voucherNoEncodingOffset(),
                        SettleRequestDecoder.voucherNoEncodingLength()),
                Arguments.of(
                        "begntime",
                        SettleRequestDecoder.admissionDateEncodingOffset(),
                        SettleRequestDecoder.admissionDateEncodingLength()),
                Arguments.of(
                        "maindiag",
                        SettleRequestDecoder.diagnosisCodeEncodingOffset(),
                        SettleRequestDecoder.diagnosisCodeEncodingLength()),
                Arguments.of(
                        "dise_codg",
                        SettleRequestDecoder.diseaseCodeEncodingOffset(),
                        SettleRequestDecoder.diseaseCodeEncodingLength()));
    }

    private long admit(final Consumer<EncounterRequestEncoder> change) {
        run.send(EncounterFrames.register("2401", next(), "P1", PLACE, 0, change));
        return Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
    }

    private String change(final long stay, final Consumer<EncounterRequestEncoder> change) {
        return run.send(EncounterFrames.register("2403", next(), "P1", PLACE, stay, change));
    }

    private String discharge(final long stay, final String day) {
        return run.send(EncounterFrames.act("2402", next(), "P1", stay, Keys.epochDay(day)));
    }

    private String settle(final long stay) {
        run.send(UploadFrame.stay(next(), "P1", stay).line("L1", "50.00").encode());
        return run.send(EncounterFrames.settle("2304", next(), "P1", stay, "", request -> {}));
    }

    private String next() {
        messages++;
        return "M" + messages;
    }
}
