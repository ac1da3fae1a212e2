package io.yidi.gateway.engine.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.record.ItemFiguresFlyweight;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFiguresTest {

    private static final int LEVEL = 3;
    private static final long LIMIT = 7_000_000;

    private final UnsafeBuffer line = new UnsafeBuffer(new byte[FeeLinesDecoder.sbeBlockLength()]);
    private final UnsafeBuffer trailer =
            new UnsafeBuffer(new byte[ItemFiguresFlyweight.HEADER_BYTES + ItemFiguresFlyweight.LINE_BYTES]);
    private final ItemFiguresFlyweight catalogue = new ItemFiguresFlyweight();
    private final LineFigures figures = new LineFigures();

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
    @DisplayName("NAT-N4.2b: a line's own figures have to be those of the catalogue")
    @CsvSource({
        "B,   1000, 7000000,              DONE, ''",
        "A,   1000, 7000000,              ITEM_FIGURES_DIFFER, chrgitm_lv",
        "OWN, 0,    -9223372036854775808, ITEM_FIGURES_DIFFER, chrgitm_lv",
        "B,   999,  7000000,              ITEM_FIGURES_DIFFER, selfpay_prop",
        "B,   1000, 7000001,              ITEM_FIGURES_DIFFER, pric_uplmt_amt",
        "B,   1000, -9223372036854775808, ITEM_FIGURES_DIFFER, pric_uplmt_amt"
    })
    void shouldCompareALineWithTheCatalogue(
            final ItemClass itemClass,
            final int firstSelfPayBp,
            final long limitMicro,
            final ResultCode expected,
            final String field) {
        know(ItemClass.B, 1_000, LIMIT);
        send(itemClass, firstSelfPayBp, limitMicro);

        assertEquals(expected, figures.find(line, 0, catalogue, 0, LEVEL));
        assertEquals(field, figures.field());
    }

    @Test
    @DisplayName("NAT-N4.2b: a line without figures has those of the catalogue, at the level of the hospital")
    void shouldTakeTheFiguresOfTheCatalogue() {
        know(ItemClass.B, 1_000, LIMIT);
        send(ItemClass.CATALOGUE, 0, FeeLinesDecoder.priceLimitMicroNullValue());

        assertEquals(ResultCode.DONE, figures.find(line, 0, catalogue, 0, LEVEL));
        assertEquals(ItemClass.B, figures.itemClass());
        assertEquals(1_000, figures.firstSelfPayBp());
        assertEquals(LIMIT, figures.limitMicro());
        assertEquals(ResultCode.DONE, figures.find(line, 0, catalogue, 0, 1));
        assertEquals(LIMIT - 2, figures.limitMicro());
    }

    @Test
    void shouldTakeALineAsItIsWhereTheCatalogueDoesNotKnowTheItem() {
        catalogue.wrapNothing();
        send(ItemClass.A, 0, FeeLinesDecoder.priceLimitMicroNullValue());

        assertEquals(ResultCode.DONE, figures.find(line, 0, catalogue, 0, LEVEL));
        assertEquals(ScopeClassifier.NO_LIMIT, figures.limitMicro());
        send(ItemClass.CATALOGUE, 0, FeeLinesDecoder.priceLimitMicroNullValue());
        assertEquals(ResultCode.ITEM_NOT_IN_CATALOGUE, figures.find(line, 0, catalogue, 0, LEVEL));
        assertEquals("med_list_codg", figures.field());
    }

    @Test
    void shouldNotCompareWhatMeansNothing() {
        know(ItemClass.A, 0, LIMIT);
        send(ItemClass.A, 777, LIMIT);
        assertEquals(ResultCode.DONE, figures.find(line, 0, catalogue, 0, LEVEL));
        know(ItemClass.OWN, 0, ItemFiguresFlyweight.NO_LIMIT);
        send(ItemClass.OWN, 0, 5);
        assertEquals(ResultCode.DONE, figures.find(line, 0, catalogue, 0, LEVEL));
    }

    private void know(final ItemClass itemClass, final int firstSelfPayBp, final long limitMicro) {
        ItemFiguresFlyweight.putHeader(trailer, 0, new byte[ItemFiguresFlyweight.VERSION_BYTES], 1);
        ItemFiguresFlyweight.putLine(
                trailer,
                ItemFiguresFlyweight.HEADER_BYTES,
                itemClass,
                firstSelfPayBp,
                limitMicro - 2,
                limitMicro - 1,
                limitMicro);
        catalogue.wrap(trailer, 0, trailer.capacity());
    }

    private void send(final ItemClass itemClass, final int firstSelfPayBp, final long limitMicro) {
        line.putByte(FeeLinesDecoder.itemClassEncodingOffset(), (byte) itemClass.value());
        line.putShort(
                FeeLinesDecoder.firstSelfPayBpEncodingOffset(), (short) firstSelfPayBp, FrameDescriptor.BYTE_ORDER);
        line.putLong(FeeLinesDecoder.priceLimitMicroEncodingOffset(), limitMicro, FrameDescriptor.BYTE_ORDER);
    }
}
