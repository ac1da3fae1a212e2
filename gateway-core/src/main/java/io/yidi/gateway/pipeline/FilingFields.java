package io.yidi.gateway.pipeline;

import io.yidi.gateway.pipeline.ContentDifference.Field;
import io.yidi.protocol.sbe.FilingRequestDecoder;

/** 备案报文字段: the fixed fields of a filing request, in the order of the schema, by their JSON names. */
final class FilingFields {

    static final Field[] FILE = {
        field("psn_no", FilingRequestDecoder.personNoEncodingOffset(), FilingRequestDecoder.personNoEncodingLength()),
        field(
                "insutype",
                FilingRequestDecoder.insuranceTypeEncodingOffset(),
                FilingRequestDecoder.insuranceTypeEncodingLength()),
        field(
                "insuplc_admdvs",
                FilingRequestDecoder.insuredPlaceEncodingOffset(),
                FilingRequestDecoder.insuredPlaceEncodingLength()),
        field("filing_action", FilingRequestDecoder.actionEncodingOffset(), 1),
        field("filing_category", FilingRequestDecoder.categoryEncodingOffset(), 1),
        field("filing_basis", FilingRequestDecoder.basisEncodingOffset(), 1),
        field("filing_channel", FilingRequestDecoder.channelEncodingOffset(), 1),
        field(
                "mdtrtarea_admvs",
                FilingRequestDecoder.placeEncodingOffset(),
                FilingRequestDecoder.placeEncodingLength()),
        field("begndate", FilingRequestDecoder.fromDateEncodingOffset(), FilingRequestDecoder.fromDateEncodingLength()),
        field("enddate", FilingRequestDecoder.toDateEncodingOffset(), FilingRequestDecoder.toDateEncodingLength()),
        field("ipt_flag", FilingRequestDecoder.careEncodingOffset(), 1),
        field("doc_household_booklet", FilingRequestDecoder.documentsEncodingOffset(), 1),
        field("fees_open_flag", FilingRequestDecoder.flagsEncodingOffset(), 1),
        field(
                "dise_codg",
                FilingRequestDecoder.diseaseCodeEncodingOffset(),
                FilingRequestDecoder.diseaseCodeEncodingLength()),
        field(
                "diag_code",
                FilingRequestDecoder.diagnosisCodeEncodingOffset(),
                FilingRequestDecoder.diagnosisCodeEncodingLength()),
        field(
                "refl_from_admdvs",
                FilingRequestDecoder.referringPlaceEncodingOffset(),
                FilingRequestDecoder.referringPlaceEncodingLength()),
        field(
                "dscg_date",
                FilingRequestDecoder.dischargedOnEncodingOffset(),
                FilingRequestDecoder.dischargedOnEncodingLength()),
        field(
                "filing_no",
                FilingRequestDecoder.filingNumberEncodingOffset(),
                FilingRequestDecoder.filingNumberEncodingLength()),
    };

    private FilingFields() {}

    private static Field field(final String jsonName, final int offset, final int length) {
        return new Field(jsonName, offset, length);
    }
}
