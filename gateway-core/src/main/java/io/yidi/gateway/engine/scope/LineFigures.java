package io.yidi.gateway.engine.scope;

import io.yidi.gateway.record.ItemFiguresFlyweight;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * 明细目录取值: class, first self-pay and price limit of a fee line: its own, which have to be those of the care place's
 * catalogue where that knows the item, or the catalogue's, where the line brings none (NAT-N4.2b, BJ-22a).
 *
 * <p>Works on the lines of every message that has some: they begin alike. Core thread only; allocates nothing.
 */
public final class LineFigures {

    private static final ByteOrder ORDER = FrameDescriptor.BYTE_ORDER;

    private ItemClass itemClass;
    private int firstSelfPayBp;
    private long limitMicro;
    private String field = "";

    /**
     * Finds the figures of a line.
     *
     * @param buffer holds the line, checked at the door
     * @param at where it begins
     * @param figures what the catalogue says
     * @param line number of the line in them, from 0
     * @param hospitalLevel of the hospital, 1 … 3
     * @return {@link ResultCode#DONE}, or with {@link #field()} why it has none
     */
    public ResultCode find(
            final DirectBuffer buffer,
            final int at,
            final ItemFiguresFlyweight figures,
            final int line,
            final int hospitalLevel) {
        final int sentClass = buffer.getByte(at + FeeLinesDecoder.itemClassEncodingOffset()) & 0xFF;
        if (sentClass == ItemClass.CATALOGUE.value()) {
            return takeFromCatalogue(figures, line, hospitalLevel);
        }
        final long sentLimit = buffer.getLong(at + FeeLinesDecoder.priceLimitMicroEncodingOffset(), ORDER);
        itemClass = ItemClass.get((short) sentClass);
        firstSelfPayBp = buffer.getShort(at + FeeLinesDecoder.firstSelfPayBpEncodingOffset(), ORDER) & 0xFFFF;
        limitMicro = sentLimit == FeeLinesDecoder.priceLimitMicroNullValue() ? ScopeClassifier.NO_LIMIT : sentLimit;
        return figures.has(line) ? compare(figures, line, hospitalLevel) : ResultCode.DONE;
    }

    /** Class of the item. */
    public ItemClass itemClass() {
        return itemClass;
    }

    /** Share of a class B item that the person pays first, in 1/10 000. */
    public int firstSelfPayBp() {
        return firstSelfPayBp;
    }

    /** Price limit in millionths of a yuan, or {@link ScopeClassifier#NO_LIMIT}. */
    public long limitMicro() {
        return limitMicro;
    }

    /** JSON name of the field that is wrong. */
    public String field() {
        return field;
    }

    private ResultCode takeFromCatalogue(final ItemFiguresFlyweight figures, final int line, final int hospitalLevel) {
        if (!figures.has(line)) {
            field = "med_list_codg";
            return ResultCode.ITEM_NOT_IN_CATALOGUE;
        }
        itemClass = figures.itemClass(line);
        firstSelfPayBp = figures.firstSelfPayBp(line);
        limitMicro = figures.limitMicro(line, hospitalLevel);
        return ResultCode.DONE;
    }

    /** Of what is own pay neither self-pay nor limit mean anything; first self-pay only means something of class B. */
    private ResultCode compare(final ItemFiguresFlyweight figures, final int line, final int hospitalLevel) {
        if (figures.itemClass(line) != itemClass) {
            field = "chrgitm_lv";
        } else if (itemClass == ItemClass.B && figures.firstSelfPayBp(line) != firstSelfPayBp) {
            field = "selfpay_prop";
        } else if (itemClass != ItemClass.OWN && figures.limitMicro(line, hospitalLevel) != limitMicro) {
            field = "pric_uplmt_amt";
        } else {
            return ResultCode.DONE;
        }
        return ResultCode.ITEM_FIGURES_DIFFER;
    }
}
