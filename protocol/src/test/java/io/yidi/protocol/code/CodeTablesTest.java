package io.yidi.protocol.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTablesTest {

    private final UnsafeBuffer field = new UnsafeBuffer(new byte[8]);

    private UnsafeBuffer field(final String text) {
        AsciiField.put(field, 0, field.capacity(), text);
        return field;
    }

    @ParameterizedTest
    @CsvSource({
        "11, OUTPATIENT",
        "12, OUTPATIENT",
        "13, OUTPATIENT",
        "19, OUTPATIENT",
        "51, OUTPATIENT",
        "14, CHRONIC_OUTPATIENT",
        "140104, CHRONIC_OUTPATIENT",
        "140201, CHRONIC_OUTPATIENT",
        "16, CHRONIC_OUTPATIENT",
        "21, INPATIENT",
        "22, INPATIENT",
        "24, INPATIENT",
        "28, INPATIENT",
        "52, INPATIENT",
        "5212, INPATIENT",
        "41, PHARMACY",
    })
    void shouldTellTheKindOfCareByItsPrefix(final String medicalType, final CareType expected) {
        assertEquals(expected, CareType.of(field(medicalType), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "99", "9901", "61", "AB", "29"})
    void shouldNotKnowOtherKindsOfCare(final String medicalType) {
        assertNull(CareType.of(field(medicalType), 0));
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindEveryTransactionByItsText(final TransactionCode code) {
        assertSame(code, TransactionCode.of(field(code.text()), 0));
        assertSame(code, TransactionCode.of(code.number()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "220", "22070", "2209", "abcd"})
    void shouldNotKnowOtherTransactions(final String text) {
        assertNull(TransactionCode.of(field(text), 0));
    }

    @Test
    void shouldNotKnowTransactionNumbersOutOfRange() {
        assertNull(TransactionCode.of(-1));
        assertNull(TransactionCode.of(10_000));
    }

    @Test
    void shouldReverseWhatChangesSomething() {
        final Set<TransactionCode> reversible = EnumSet.noneOf(TransactionCode.class);
        for (final TransactionCode code : TransactionCode.values()) {
            if (code.isReversible()) {
                reversible.add(code);
            }
        }
        assertEquals(
                Set.of("2102", "2103", "2207", "2208", "2304", "2305", "2401"),
                Set.copyOf(reversible.stream().map(TransactionCode::text).toList()));
    }

    @Test
    void shouldFitTransactionsToTheirCare() {
        assertTrue(TransactionCode.INPATIENT_SETTLE.fits(CareType.INPATIENT));
        assertTrue(TransactionCode.INPATIENT_QUOTE.fits(CareType.INPATIENT));
        assertTrue(TransactionCode.OUTPATIENT_SETTLE.fits(CareType.OUTPATIENT));
        assertTrue(TransactionCode.OUTPATIENT_QUOTE.fits(CareType.CHRONIC_OUTPATIENT));
        assertTrue(TransactionCode.PHARMACY_SETTLE.fits(CareType.PHARMACY));
        assertTrue(TransactionCode.PHARMACY_QUOTE.fits(CareType.PHARMACY));
        assertFalse(TransactionCode.OUTPATIENT_SETTLE.fits(CareType.INPATIENT));
        assertFalse(TransactionCode.INPATIENT_SETTLE.fits(CareType.OUTPATIENT));
        assertFalse(TransactionCode.PHARMACY_SETTLE.fits(CareType.CHRONIC_OUTPATIENT));
        assertFalse(TransactionCode.REVERSAL.fits(CareType.OUTPATIENT));
    }

    @Test
    void shouldSettleDirectlyForTwoInsurances() {
        assertSame(InsuranceType.EMPLOYEE, InsuranceType.of(310));
        assertSame(InsuranceType.RESIDENT, InsuranceType.of(390));
        assertNull(InsuranceType.of(340), "BJ-2");
        assertEquals(310, InsuranceType.EMPLOYEE.number());
        assertTrue(InsuranceType.isPossible(300));
        assertTrue(InsuranceType.isPossible(599));
        assertFalse(InsuranceType.isPossible(299));
        assertFalse(InsuranceType.isPossible(600));
    }

    @ParameterizedTest
    @CsvSource({
        "11, WORKING",
        "1103, WORKING",
        "116032, WORKING",
        "12, RETIRED",
        "1300, VETERAN",
        "1404, MINOR",
        "1501, ADULT",
        "16, ELDERLY"
    })
    void shouldTellThePersonStatusByItsPrefix(final String personType, final PersonStatus expected) {
        assertEquals(expected, PersonStatus.of(personType));
        assertEquals(expected, PersonStatus.of(expected.prefix()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "17", "99", "AA"})
    void shouldNotKnowOtherPersonStatuses(final String personType) {
        assertNull(PersonStatus.of(personType));
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindEveryVoucherByItsNumber(final VoucherType voucher) {
        assertSame(voucher, VoucherType.of(voucher.number()));
        assertNull(VoucherType.of(0), "NAT-13");
        assertNull(VoucherType.of(4), "NAT-13");
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindEveryFeeCategoryByItsNumber(final FeeCategory category) {
        assertSame(category, FeeCategory.of(category.number()));
    }

    @Test
    void shouldReadFeeCategories() {
        assertSame(FeeCategory.BED, FeeCategory.of(field("01"), 0));
        assertSame(FeeCategory.OTHER, FeeCategory.of(field("14"), 0));
        assertNull(FeeCategory.of(field("00"), 0));
        assertNull(FeeCategory.of(field("15"), 0));
        assertNull(FeeCategory.of(field("1"), 0));
    }
}
