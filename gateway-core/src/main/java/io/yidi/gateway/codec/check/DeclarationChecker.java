package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.SettleRequestDecoder.DeclarationsDecoder;
import io.yidi.protocol.sbe.SignerRelation;
import org.agrona.DirectBuffer;

/**
 * 外伤承诺书校验: form 11 as it was signed, by the patient or a close relative: who signed and how to reach him, when and how
 * the injury happened (BJ-F11a, BJ-F11c). It comes together with the flag that says so, and only then.
 */
final class DeclarationChecker {

    private static final int CERTIFICATE_TYPE_MAX = 99;
    private static final long HOUR_MS = 3_600_000L;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final long SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

    private final FieldChecker fields;
    private DirectBuffer buffer;
    private int entry;

    DeclarationChecker(final FieldChecker fields) {
        this.fields = fields;
    }

    /**
     * Whether the declaration of a message is sound.
     *
     * @param newBuffer that holds the message
     * @param group where its declarations are
     * @param isDeclared whether the message says that there is one
     * @param sentAtMs when it was sent; nothing can have happened later
     */
    boolean isSound(
            final DirectBuffer newBuffer, final GroupChecker group, final boolean isDeclared, final long sentAtMs) {
        buffer = newBuffer;
        entry = group.first();
        if (group.count() > 1) {
            return fields.failShowing(ResultCode.TOO_MANY_LINES, FieldNames.DECLARATIONS, group.count());
        }
        if (isDeclared != (group.count() == 1)) {
            return isDeclared
                    ? fields.fail(ResultCode.FIELD_MISSING, FieldNames.DECLARATIONS)
                    : fields.fail(ResultCode.FLAGS_INCONSISTENT, FieldNames.DECLARED);
        }
        if (!isDeclared) {
            return true;
        }
        fields.enterLine(FieldNames.DECLARATIONS, 0);
        final boolean isSound = isSigner() && isInjury(sentAtMs);
        fields.leaveLines();
        return isSound;
    }

    private boolean isSigner() {
        return isUtf8(
                        FieldNames.SIGNER_NAME,
                        DeclarationsDecoder.signerNameEncodingOffset(),
                        DeclarationsDecoder.signerNameEncodingLength())
                && fields.isCodeWithin(
                        FieldNames.SIGNER_RELATION,
                        number(DeclarationsDecoder.relationEncodingOffset()),
                        SignerRelation.PATIENT.value(),
                        SignerRelation.GRANDCHILD.value())
                && fields.isPersonalText(
                        FieldNames.PHONE,
                        entry + DeclarationsDecoder.phoneEncodingOffset(),
                        DeclarationsDecoder.phoneEncodingLength())
                && fields.isCodeWithin(
                        FieldNames.CERTIFICATE_TYPE,
                        number(DeclarationsDecoder.certificateTypeEncodingOffset()),
                        1,
                        CERTIFICATE_TYPE_MAX)
                && fields.isPersonalText(
                        FieldNames.CERTIFICATE_NO,
                        entry + DeclarationsDecoder.certificateNoEncodingOffset(),
                        DeclarationsDecoder.certificateNoEncodingLength());
    }

    private boolean isInjury(final long sentAtMs) {
        final long injuredAtMs =
                buffer.getLong(entry + DeclarationsDecoder.injuredAtMsEncodingOffset(), FrameDescriptor.BYTE_ORDER);
        return isInjuryTime(injuredAtMs, sentAtMs)
                && isUtf8(
                        FieldNames.INJURY_PLACE,
                        DeclarationsDecoder.injuryPlaceEncodingOffset(),
                        DeclarationsDecoder.injuryPlaceEncodingLength())
                && isUtf8(
                        FieldNames.INJURY_COURSE,
                        DeclarationsDecoder.injuryCourseEncodingOffset(),
                        DeclarationsDecoder.injuryCourseEncodingLength())
                && fields.isWithin(
                        ResultCode.DATE_ORDER,
                        FieldNames.SIGNED_ON,
                        buffer.getInt(entry + DeclarationsDecoder.signedOnEncodingOffset(), FrameDescriptor.BYTE_ORDER),
                        epochDay(injuredAtMs),
                        epochDay(sentAtMs));
    }

    /** The form asks for the hour. */
    private boolean isInjuryTime(final long injuredAtMs, final long sentAtMs) {
        return fields.isTime(FieldNames.INJURY_TIME, injuredAtMs)
                && (injuredAtMs % HOUR_MS == 0
                        || fields.failShowing(ResultCode.DATE_INVALID, FieldNames.INJURY_TIME, injuredAtMs))
                && fields.isWithin(ResultCode.DATE_ORDER, FieldNames.INJURY_TIME, injuredAtMs, 0, sentAtMs);
    }

    private boolean isUtf8(final String name, final int offset, final int capacity) {
        return fields.isRequiredUtf8(name, entry + offset, capacity);
    }

    private int number(final int offset) {
        return buffer.getByte(entry + offset) & 0xFF;
    }

    private static long epochDay(final long epochMs) {
        return Math.floorDiv(epochMs + SHANGHAI_OFFSET_MS, DAY_MS);
    }
}
