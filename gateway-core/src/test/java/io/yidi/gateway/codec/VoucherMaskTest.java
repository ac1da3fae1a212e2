package io.yidi.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoucherMaskTest {

    /** NAT-14a: what identifies the patient is masked before it is kept. */
    @ParameterizedTest
    @CsvSource({
        "EV-TOKEN-0001, *********0001",
        "12345, *2345",
        "1234, ****",
        "1, *",
        "'', ''",
        "A2345678901234567890123456789012345678901234567890, **********************************************7890",
    })
    void shouldShowTheLastFourCharactersAlone(final String number, final String masked) {
        for (final int offset : new int[] {0, 13}) {
            final UnsafeBuffer message = SettleFrame.inpatient()
                    .voucher(1, number)
                    .bill("1000.00", "900.00")
                    .encode();
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[offset + message.capacity()]);
            buffer.putBytes(offset, message, 0, message.capacity());
            VoucherMask.apply(buffer, offset);

            final SettleRequestDecoder request =
                    new SettleRequestDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            assertEquals(masked, request.voucherNo());
            assertEquals("P1", request.personNo());
            assertEquals(false, request.careFlags().emergency());
        }
    }
}
