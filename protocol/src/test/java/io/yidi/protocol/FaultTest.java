package io.yidi.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    private final Fault fault = new Fault();

    @Test
    void shouldNameAFieldOfALine() {
        fault.set(ResultCode.QUANTITY_OUT_OF_RANGE, "feedetail", 499, "cnt").found(-5);
        assertEquals("YD-1216 feedetail[499].cnt (-5)", fault.toString());
    }

    @Test
    void shouldForgetTheEarlierFault() {
        fault.set(ResultCode.CODE_UNKNOWN, "med_type").found("99");
        fault.set(ResultCode.BUSY);
        assertEquals("YD-2001  ()", fault.toString());
    }

    @Test
    void shouldCutAFieldPathAndReplaceWhatIsNotAscii() {
        fault.set(ResultCode.JSON_FIELD_UNKNOWN, "feedetail", 0, "名 " + "x".repeat(60));
        assertEquals("feedetail[0].??" + "x".repeat(25), fault.field().toString());
        assertEquals(Fault.FIELD_LENGTH_MAX, fault.field().length());
    }

    @Test
    void shouldCutWhatWasFound() {
        fault.set(ResultCode.FIELD_TOO_LONG, "diag_code").found("A".repeat(1000));
        assertEquals("A".repeat(Fault.FOUND_LENGTH_MAX), fault.found().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "000000199913990000, ******************",
        "00000019991399000X, *****************X",
        "no 13800000000 here, no *********** here",
        "1101 0119 9003 07, *****************",
        "1234567890, 1234567890",
        "2026-11-21 08:30:00, 2026-11-21 08:30:00",
        "12345.67 <> 12345.68, 12345.67 <> 12345.68",
    })
    void shouldMaskDigitsThatMayIdentifySomebody(final String text, final String expected) {
        assertEquals(
                expected,
                fault.set(ResultCode.FIELD_CHARACTERS).found(text).found().toString());
    }

    /** The code of an institution is a letter before digits; what else stands in its field may be a person's number. */
    @ParameterizedTest
    @CsvSource({
        "H11010599999, H11010599999",
        "P110105, P110105",
        "000000199913, ************",
        "H110105999999, H************",
        "000000199913990000, ******************",
        "Ｈ11010599999, Ｈ***********",
        "'', ''",
    })
    void shouldShowTheCodeOfAnInstitutionAndNothingElse(final String code, final String expected) {
        assertEquals(
                expected,
                fault.set(ResultCode.HOSPITAL_LEVEL_UNKNOWN)
                        .found("before")
                        .foundInstitution(code)
                        .found()
                        .toString());
    }

    @Test
    void shouldMaskDigitsThatArriveInTwoParts() {
        fault.set(ResultCode.FIELD_CHARACTERS).found("110101").andFound("19900307");
        assertEquals("**************", fault.found().toString());
    }

    @Test
    void shouldEncodeWhatWasFoundAsUtf8() {
        final byte[] utf8 = new byte[Fault.FOUND_UTF8_LENGTH_MAX];
        final int length =
                fault.set(ResultCode.CODE_UNKNOWN).found("é 医保 \n\uD83D\uDE00").encodeFound(utf8);
        assertEquals("é 医保 ???", new String(utf8, 0, length, StandardCharsets.UTF_8));
    }
}
