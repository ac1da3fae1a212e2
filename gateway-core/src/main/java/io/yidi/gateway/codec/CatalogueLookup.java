package io.yidi.gateway.codec;

import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import io.yidi.gateway.record.ItemFiguresFlyweight;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.MessageLength;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.function.IntSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 目录查询: puts behind a request what the catalogue of its care place says to its fee lines, before it goes on the
 * ring. The decision and every later execution of it need no catalogue then (NAT-N4.2b, BJ-22a).
 *
 * <p>The care place of a bill stands in it; lines that are uploaded are of the area in the institution's code (its
 * second to seventh character). The day is that of the line, else the present one. One event loop only; allocates
 * nothing.
 */
public final class CatalogueLookup {

    /** Without catalogues. */
    public static final CatalogueLookup NONE = new CatalogueLookup(Catalogues.NONE, () -> 0);

    private static final int DIMENSIONS_LENGTH = 4;
    private static final int LENGTH_MAX = FrameDescriptor.MESSAGE_LENGTH_MAX
            + ItemFiguresFlyweight.HEADER_BYTES
            + FrameDescriptor.LINE_COUNT_MAX * ItemFiguresFlyweight.LINE_BYTES;

    private final Catalogues catalogues;
    private final IntSupplier today;
    private final UnsafeBuffer command;

    /**
     * Makes a lookup.
     *
     * @param catalogues in use
     * @param today tells the present business day
     */
    public CatalogueLookup(final Catalogues catalogues, final IntSupplier today) {
        this.catalogues = catalogues;
        this.today = today;
        this.command = new UnsafeBuffer(new byte[catalogues.count() == 0 ? 0 : LENGTH_MAX]);
    }

    /**
     * Makes the command of a request.
     *
     * @param message holds the checked request
     * @param offset of its header
     * @param length in bytes, header included
     * @return length of {@link #command()}; 0 if nothing is to be added to the request
     */
    int write(final DirectBuffer message, final int offset, final int length) {
        final int template =
                message.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset(), FrameDescriptor.BYTE_ORDER);
        if (catalogues.count() == 0 || !MessageLength.hasLines(template)) {
            return 0;
        }
        final Catalogue catalogue = catalogues.of(areaOf(message, offset, template));
        return catalogue == null ? 0 : write(catalogue, message, offset, length, template);
    }

    /** The last command that was made, from offset 0. */
    DirectBuffer command() {
        return command;
    }

    private int write(
            final Catalogue catalogue,
            final DirectBuffer message,
            final int offset,
            final int length,
            final int template) {
        final int linesAt = offset + MessageLength.firstGroup(message, offset);
        final int lineLength = message.getShort(linesAt, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
        final int count = message.getShort(linesAt + Short.BYTES, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
        final int figuresAt = length + ItemFiguresFlyweight.HEADER_BYTES;
        boolean found = false;
        command.setMemory(figuresAt, count * ItemFiguresFlyweight.LINE_BYTES, (byte) 0);
        for (int line = 0; line < count; line++) {
            final int at = linesAt + DIMENSIONS_LENGTH + line * lineLength;
            found |= catalogue
                    .table()
                    .find(
                            message,
                            at + SettleRequestDecoder.FeeLinesDecoder.itemCodeEncodingOffset(),
                            dayOf(message, at, template),
                            command,
                            figuresAt + line * ItemFiguresFlyweight.LINE_BYTES);
        }
        if (!found) {
            return 0;
        }
        command.putBytes(0, message, offset, length);
        catalogue.putHeader(command, length, count);
        return figuresAt + count * ItemFiguresFlyweight.LINE_BYTES;
    }

    private int dayOf(final DirectBuffer message, final int line, final int template) {
        if (template == FeeUploadRequestDecoder.TEMPLATE_ID) {
            final int day = message.getInt(
                    line + FeeUploadRequestDecoder.FeeLinesDecoder.feeDateEncodingOffset(), FrameDescriptor.BYTE_ORDER);
            if (day != FeeUploadRequestDecoder.FeeLinesDecoder.feeDateNullValue()) {
                return day;
            }
        }
        return today.getAsInt();
    }

    private static int areaOf(final DirectBuffer message, final int offset, final int template) {
        final int at = template == SettleRequestDecoder.TEMPLATE_ID
                ? MessageHeaderDecoder.ENCODED_LENGTH + SettleRequestDecoder.carePlaceEncodingOffset()
                : KeyDescriptor.offsetIn(template) + 1;
        return AsciiField.areaCode(message, offset + at);
    }
}
