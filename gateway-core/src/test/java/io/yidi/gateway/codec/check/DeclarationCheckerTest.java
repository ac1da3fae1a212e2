package io.yidi.gateway.codec.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.yidi.gateway.fixture.DeclarationFrame;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.Fault;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestEncoder.DeclarationsEncoder;
import io.yidi.protocol.sbe.SignerRelation;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Form 11 with a bill and with a registration: what it has to say, and when (BJ-F11a, BJ-F11c). */
class DeclarationCheckerTest {

    private static final int FLAGS_AT = 8 + SettleRequestDecoder.careFlagsEncodingOffset();
    private static final byte TRAUMA = 0b10;
    private static final byte DECLARED_TRAUMA = 0b1_0010;
    private static final long HOUR_MS = 3_600_000;

    private final RequestChecker checker = new RequestChecker();

    static Arguments row(final String expected, final Consumer<DeclarationsEncoder> change) {
        return arguments(expected, change);
    }

    static Stream<Arguments> declarations() {
        return Stream.of(
                row("sound", form -> form.relation(SignerRelation.PATIENT)),
                row("sound", form -> form.relation(SignerRelation.GRANDCHILD)),
                row("sound", form -> form.certificateType((short) 99)),
                row("sound", form -> form.signedOn(Keys.epochDay("2023-11-15"))),
                row("FIELD_MISSING psn_name", form -> form.signerName("")),
                row("FIELD_CHARACTERS psn_name", form -> form.signerName("\n")),
                row("FIELD_CHARACTERS psn_name", form -> form.signerName(0, (byte) 0xFF)),
                row("CODE_UNKNOWN sign_relation", form -> form.relation(SignerRelation.NULL_VAL)),
                row("FIELD_MISSING tel", form -> form.phone("")),
                row("FIELD_CHARACTERS tel", form -> form.phone("138 0000")),
                row("CODE_UNKNOWN psn_cert_type", form -> form.certificateType((short) 0)),
                row("CODE_UNKNOWN psn_cert_type", form -> form.certificateType((short) 100)),
                row("FIELD_MISSING certno", form -> form.certificateNo("")),
                row("DATE_INVALID injury_time", form -> form.injuredAtMs(DeclarationFrame.INJURED_AT_MS + 1)),
                row("DATE_INVALID injury_time", form -> form.injuredAtMs(-HOUR_MS)),
                row("DATE_ORDER injury_time", form -> form.injuredAtMs(1_700_002_800_000L)),
                row("FIELD_MISSING injury_place", form -> form.injuryPlace("")),
                row("FIELD_MISSING injury_course", form -> form.injuryCourse("")),
                row("DATE_ORDER sign_date", form -> form.signedOn(Keys.epochDay("2023-02-28"))),
                row("DATE_ORDER sign_date", form -> form.signedOn(Keys.epochDay("2023-11-16"))));
    }

    @ParameterizedTest(name = "BJ-F11c: {0}")
    @MethodSource("declarations")
    void shouldNameTheUnsoundFieldOfForm11(final String expected, final Consumer<DeclarationsEncoder> change) {
        final String inTheForm = expected.replace(" ", " trum_decl[0].");
        assertEquals(inTheForm, check(bill().declared(change).encode()));
        assertEquals(inTheForm, check(registration(change)));
    }

    @Test
    void shouldTakeTheFormWithItsFlagAndNotWithoutIt() {
        final UnsafeBuffer flagAlone = bill().trauma().encode();
        flagAlone.putByte(FLAGS_AT, DECLARED_TRAUMA);
        assertEquals("FIELD_MISSING trum_decl", check(flagAlone));
        final UnsafeBuffer formAlone = bill().trauma().declared().encode();
        formAlone.putByte(FLAGS_AT, TRAUMA);
        assertEquals("FLAGS_INCONSISTENT trum_decl_flag", check(formAlone));
        final UnsafeBuffer registered = registration(form -> {});
        registered.putByte(FLAGS_AT, TRAUMA);
        assertEquals("FLAGS_INCONSISTENT trum_decl_flag", check(registered));
        assertEquals(
                "FLAGS_INCONSISTENT trum_decl_flag", check(bill().declared().encode()), "without trauma");
        assertEquals(
                "FLAGS_INCONSISTENT trum_decl_flag",
                check(bill().trauma().thirdParty().declared().encode()));
    }

    @Test
    void shouldTakeOneFormOnly() {
        final UnsafeBuffer one = bill().trauma().declared().encode();
        final int length = DeclarationsEncoder.sbeBlockLength();
        final UnsafeBuffer two = new UnsafeBuffer(new byte[one.capacity() + length]);
        two.putBytes(0, one, 0, one.capacity());
        two.putBytes(one.capacity(), one, one.capacity() - length, length);
        two.putByte(one.capacity() - length - 2, (byte) 2);

        assertEquals("TOO_MANY_LINES trum_decl", check(two));
    }

    private String check(final UnsafeBuffer request) {
        final Fault fault = checker.check(request, 0, request.capacity());
        if (fault != null) {
            return fault.code() + " " + fault.field();
        }
        assertNull(checker.check(request, 0, request.capacity()));
        return "sound";
    }

    private static SettleFrame bill() {
        return SettleFrame.inpatient().bill("25000.00", "23456.78");
    }

    private static UnsafeBuffer registration(final Consumer<DeclarationsEncoder> change) {
        return EncounterFrames.register(
                "2401",
                "M1",
                "P1",
                910_100,
                0,
                request -> request.careFlags().trauma(true).declared(true),
                change);
    }
}
