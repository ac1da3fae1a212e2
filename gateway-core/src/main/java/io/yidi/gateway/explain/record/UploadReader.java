package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.FeeLine;
import io.yidi.gateway.explain.Parts;
import io.yidi.gateway.record.ItemFiguresFlyweight;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder.LinesDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.FeeLinesDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.ReturnLinesDecoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** 上传读取: the lines of one upload, split once more, beside what its reply said of them. */
final class UploadReader {

    private static final int NOT_APPROVED = 2;
    private static final int ALL_BP = 10_000;

    private final FeeUploadRequestDecoder request = new FeeUploadRequestDecoder();
    private final ItemFiguresFlyweight catalogue;
    private final int hospitalLevel;
    private final Map<String, UploadedLine> lines;
    private final String batchNo;
    private final List<String> orders = new ArrayList<>();
    private final Iterator<LinesDecoder> answers;

    /**
     * Prepares.
     *
     * @param body of the upload
     * @param hospitalLevel as registered
     * @param lines of the encounter; those of the upload are added
     */
    UploadReader(final RecordBodyFlyweight body, final int hospitalLevel, final Map<String, UploadedLine> lines) {
        this.hospitalLevel = hospitalLevel;
        this.lines = lines;
        catalogue = RecordedBill.figures(body);
        request.wrapAndApplyHeader(body.buffer(), body.commandOffset(), new MessageHeaderDecoder());
        batchNo = request.batchNo();
        request.feeLines().forEachRemaining(line -> {});
        request.returnLines().forEachRemaining(line -> {});
        request.externalOrders()
                .forEachRemaining(order -> orders.add(order.orderNo() + " " + order.externalInstitution()));
        request.sbeRewind();
        answers = new FeeUploadReplyDecoder()
                .wrapAndApplyHeader(body.buffer(), body.replyOffset(), new MessageHeaderDecoder())
                .lines();
    }

    /** Adds the lines that are not there already. */
    void read() {
        int number = 0;
        for (final FeeLinesDecoder line : request.feeLines()) {
            add(purchase(line, number, answers.next()));
            number++;
        }
        for (final ReturnLinesDecoder line : request.returnLines()) {
            add(giveBack(line, answers.next()));
        }
    }

    private void add(final UploadedLine line) {
        lines.putIfAbsent(line.lineNo(), line);
    }

    private UploadedLine purchase(final FeeLinesDecoder line, final int number, final LinesDecoder answer) {
        final FeeLine figures = figures(line, number);
        final Parts parts = figures.split();
        return new UploadedLine(
                line.lineNo(),
                batchNo,
                line.feeCategory(),
                figures,
                parts,
                said(answer),
                said(figures, parts),
                "",
                line.externalOrder() == 0 ? "" : orders.get(line.externalOrder() - 1),
                catalogue.has(number) ? catalogue.version() : "");
    }

    /** Those of the line or of the catalogue; what the hospital does not approve is own pay. */
    private FeeLine figures(final FeeLinesDecoder line, final int number) {
        final boolean byCatalogue = line.itemClass() == ItemClass.CATALOGUE;
        final ItemClass itemClass = byCatalogue ? catalogue.itemClass(number) : line.itemClass();
        final long limitMicro =
                byCatalogue ? noLimit(catalogue.limitMicro(number, hospitalLevel)) : line.priceLimitMicro();
        return new FeeLine(
                line.itemCode(),
                line.approval() == NOT_APPROVED ? ItemClass.OWN : itemClass,
                byCatalogue ? catalogue.firstSelfPayBp(number) : line.firstSelfPayBp(),
                line.unitPriceMicro(),
                line.quantityE4(),
                limitMicro);
    }

    private static long noLimit(final long limitMicro) {
        return limitMicro == ItemFiguresFlyweight.NO_LIMIT ? FeeLine.NO_LIMIT : limitMicro;
    }

    private UploadedLine giveBack(final ReturnLinesDecoder line, final LinesDecoder answer) {
        final UploadedLine original = lines.get(line.originalLineNo());
        final FeeLine figures = original.figures().times(line.quantityE4());
        final Parts parts =
                lines.containsKey(line.lineNo()) ? lines.get(line.lineNo()).parts() : returned(original, figures);
        return new UploadedLine(
                line.lineNo(),
                batchNo,
                original.feeCategory(),
                figures,
                parts,
                said(answer),
                said(figures, parts),
                original.lineNo(),
                original.order(),
                original.catalogue());
    }

    /** The last return takes what is left; one before it the mirror of its quantity, as far as each part lasts. */
    private Parts returned(final UploadedLine original, final FeeLine figures) {
        Parts left = original.parts();
        long leftE4 = original.figures().quantityE4();
        for (final UploadedLine line : lines.values()) {
            if (line.originalLineNo().equals(original.lineNo())) {
                left = left.plus(line.parts());
                leftE4 += line.figures().quantityE4();
            }
        }
        if (leftE4 == -figures.quantityE4()) {
            return Parts.NONE.minus(left);
        }
        final Parts mirror = figures.times(-figures.quantityE4()).split();
        final Parts lasting = mirror.least(left);
        final long lackingFen = Math.min(mirror.totalFen(), left.totalFen()) - lasting.totalFen();
        return Parts.NONE.minus(lasting).minus(left.minus(lasting).first(lackingFen));
    }

    private static String said(final LinesDecoder answer) {
        return said(
                answer.itemClass(),
                answer.firstSelfPayBp(),
                answer.priceLimitMicro(),
                new Parts(answer.inScopeFen(), answer.preSelfPayFen(), answer.overLimitFen(), answer.ownPayFen()));
    }

    private static String said(final FeeLine figures, final Parts parts) {
        final int firstSelfPayBp = figures.itemClass() == ItemClass.OWN ? ALL_BP : figures.firstSelfPayBp();
        return said(figures.itemClass(), firstSelfPayBp, figures.priceLimitMicro(), parts);
    }

    private static String said(
            final ItemClass itemClass, final int firstSelfPayBp, final long limitMicro, final Parts parts) {
        return itemClass + " " + firstSelfPayBp + " "
                + (limitMicro == FeeLine.NO_LIMIT ? "" : Long.toString(limitMicro)) + " " + parts.sumText();
    }
}
