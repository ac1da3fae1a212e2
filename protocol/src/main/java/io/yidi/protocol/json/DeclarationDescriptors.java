package io.yidi.protocol.json;

import static io.yidi.protocol.json.FieldDescriptor.name;
import static io.yidi.protocol.json.FieldDescriptor.of;
import static io.yidi.protocol.json.FieldDescriptor.text;
import static io.yidi.protocol.json.FieldDescriptor.utf8;

import io.yidi.protocol.sbe.SettleRequestDecoder.DeclarationsDecoder;

/** 外伤承诺书: the fields of form 11, which stand alike in settle requests and in registrations. */
final class DeclarationDescriptors {

    static final BlockDescriptor DECLARATION = BlockDescriptor.of(
                    FieldNames.DECLARATIONS,
                    DeclarationsDecoder.sbeBlockLength(),
                    utf8(
                            FieldNames.SIGNER_NAME,
                            DeclarationsDecoder.signerNameEncodingOffset(),
                            DeclarationsDecoder.signerNameEncodingLength()),
                    name(
                            FieldNames.SIGNER_RELATION,
                            DeclarationsDecoder.relationEncodingOffset(),
                            "",
                            "PATIENT",
                            "SPOUSE",
                            "PARENT",
                            "CHILD",
                            "SIBLING",
                            "GRANDPARENT",
                            "GRANDCHILD"),
                    text(
                            FieldNames.PHONE,
                            DeclarationsDecoder.phoneEncodingOffset(),
                            DeclarationsDecoder.phoneEncodingLength()),
                    of(
                            FieldNames.CERTIFICATE_TYPE,
                            FieldKind.CODE_8,
                            DeclarationsDecoder.certificateTypeEncodingOffset(),
                            2),
                    text(
                            FieldNames.CERTIFICATE_NO,
                            DeclarationsDecoder.certificateNoEncodingOffset(),
                            DeclarationsDecoder.certificateNoEncodingLength()),
                    of(FieldNames.INJURY_TIME, FieldKind.TIME, DeclarationsDecoder.injuredAtMsEncodingOffset()),
                    utf8(
                            FieldNames.INJURY_PLACE,
                            DeclarationsDecoder.injuryPlaceEncodingOffset(),
                            DeclarationsDecoder.injuryPlaceEncodingLength()),
                    utf8(
                            FieldNames.INJURY_COURSE,
                            DeclarationsDecoder.injuryCourseEncodingOffset(),
                            DeclarationsDecoder.injuryCourseEncodingLength()),
                    of(FieldNames.SIGNED_ON, FieldKind.DATE, DeclarationsDecoder.signedOnEncodingOffset()))
            .atMost(1);

    private DeclarationDescriptors() {}
}
