package io.yidi.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class DeclarationMaskTest {

    private static final String PHONE = "*******0000";
    private static final String CERTIFICATE_NO = "***************0012";

    /** BJ-F11c, NAT-14a: who signed is kept, the numbers that identify him are masked. */
    @Test
    void shouldMaskTheNumbersOfASettlement() {
        final UnsafeBuffer bill = SettleFrame.outpatient()
                .lines("90.00", "80.00")
                .trauma()
                .declared()
                .encode();
        DeclarationMask.apply(bill, 0);

        final SettleRequestDecoder request = new SettleRequestDecoder();
        request.wrapAndApplyHeader(bill, 0, new MessageHeaderDecoder());
        request.feeLines().forEachRemaining(line -> {});
        request.categoryTotals().forEachRemaining(total -> {});
        final SettleRequestDecoder.DeclarationsDecoder form =
                request.declarations().next();
        assertEquals("王桃花", form.signerName());
        assertEquals(PHONE, form.phone());
        assertEquals(CERTIFICATE_NO, form.certificateNo());
    }

    @Test
    void shouldMaskTheNumbersOfARegistration() {
        final UnsafeBuffer admission = EncounterFrames.register(
                "2401",
                "M1",
                "P1",
                910_100,
                0,
                visit -> visit.careFlags().trauma(true).declared(true));
        DeclarationMask.apply(admission, 0);

        final EncounterRequestDecoder request = new EncounterRequestDecoder();
        request.wrapAndApplyHeader(admission, 0, new MessageHeaderDecoder());
        final EncounterRequestDecoder.DeclarationsDecoder form =
                request.declarations().next();
        assertEquals(PHONE, form.phone());
        assertEquals(CERTIFICATE_NO, form.certificateNo());
    }
}
