package io.yidi.gateway.pipeline;

import io.yidi.gateway.pipeline.ContentDifference.Field;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;

/** 就诊报文字段: the fixed fields of requests about encounters, in the order of the schema, by their JSON names. */
final class EncounterFields {

    static final Field[] REGISTER = {
        field(
                "psn_no",
                EncounterRequestDecoder.personNoEncodingOffset(),
                EncounterRequestDecoder.personNoEncodingLength()),
        field(
                "insutype",
                EncounterRequestDecoder.insuranceTypeEncodingOffset(),
                EncounterRequestDecoder.insuranceTypeEncodingLength()),
        field(
                "insuplc_admdvs",
                EncounterRequestDecoder.insuredPlaceEncodingOffset(),
                EncounterRequestDecoder.insuredPlaceEncodingLength()),
        field(
                "mdtrtarea_admvs",
                EncounterRequestDecoder.carePlaceEncodingOffset(),
                EncounterRequestDecoder.carePlaceEncodingLength()),
        field(
                "hosp_lv",
                EncounterRequestDecoder.hospitalLevelEncodingOffset(),
                EncounterRequestDecoder.hospitalLevelEncodingLength()),
        field(
                "med_type",
                EncounterRequestDecoder.medicalTypeEncodingOffset(),
                EncounterRequestDecoder.medicalTypeEncodingLength()),
        field(
                "mdtrt_cert_type",
                EncounterRequestDecoder.voucherTypeEncodingOffset(),
                EncounterRequestDecoder.voucherTypeEncodingLength()),
        field(
                "mdtrt_cert_no",
                EncounterRequestDecoder.voucherNoEncodingOffset(),
                EncounterRequestDecoder.voucherNoEncodingLength()),
        field(
                "er_flag",
                EncounterRequestDecoder.careFlagsEncodingOffset(),
                EncounterRequestDecoder.careFlagsEncodingLength()),
        field(
                "refl_step",
                EncounterRequestDecoder.referralStepEncodingOffset(),
                EncounterRequestDecoder.referralStepEncodingLength()),
        field(
                "refl_from_hosp_lv",
                EncounterRequestDecoder.referredFromLevelEncodingOffset(),
                EncounterRequestDecoder.referredFromLevelEncodingLength()),
        field(
                "begndate",
                EncounterRequestDecoder.admissionDateEncodingOffset(),
                EncounterRequestDecoder.admissionDateEncodingLength()),
        field(
                "enddate",
                EncounterRequestDecoder.dischargeDateEncodingOffset(),
                EncounterRequestDecoder.dischargeDateEncodingLength()),
        field(
                "diag_code",
                EncounterRequestDecoder.diagnosisCodeEncodingOffset(),
                EncounterRequestDecoder.diagnosisCodeEncodingLength()),
        field(
                "dise_codg",
                EncounterRequestDecoder.diseaseCodeEncodingOffset(),
                EncounterRequestDecoder.diseaseCodeEncodingLength()),
        field(
                "mdtrt_id",
                EncounterRequestDecoder.encounterIdEncodingOffset(),
                EncounterRequestDecoder.encounterIdEncodingLength()),
    };

    static final Field[] ACT = {
        field(
                "psn_no",
                EncounterActRequestDecoder.personNoEncodingOffset(),
                EncounterActRequestDecoder.personNoEncodingLength()),
        field(
                "mdtrt_id",
                EncounterActRequestDecoder.encounterIdEncodingOffset(),
                EncounterActRequestDecoder.encounterIdEncodingLength()),
        field(
                "enddate",
                EncounterActRequestDecoder.dischargeDateEncodingOffset(),
                EncounterActRequestDecoder.dischargeDateEncodingLength()),
    };

    static final Field[] UPLOAD = {
        field(
                "psn_no",
                FeeUploadRequestDecoder.personNoEncodingOffset(),
                FeeUploadRequestDecoder.personNoEncodingLength()),
        field(
                "mdtrt_id",
                FeeUploadRequestDecoder.encounterIdEncodingOffset(),
                FeeUploadRequestDecoder.encounterIdEncodingLength()),
        field(
                "chrg_bchno",
                FeeUploadRequestDecoder.batchNoEncodingOffset(),
                FeeUploadRequestDecoder.batchNoEncodingLength()),
        field(
                "dise_codg",
                FeeUploadRequestDecoder.diseaseCodeEncodingOffset(),
                FeeUploadRequestDecoder.diseaseCodeEncodingLength()),
    };

    static final Field[] WITHDRAW = {
        field(
                "psn_no",
                FeeWithdrawalRequestDecoder.personNoEncodingOffset(),
                FeeWithdrawalRequestDecoder.personNoEncodingLength()),
        field(
                "mdtrt_id",
                FeeWithdrawalRequestDecoder.encounterIdEncodingOffset(),
                FeeWithdrawalRequestDecoder.encounterIdEncodingLength()),
        field(
                "chrg_bchno",
                FeeWithdrawalRequestDecoder.batchNoEncodingOffset(),
                FeeWithdrawalRequestDecoder.batchNoEncodingLength()),
    };

    static final Field[] SETTLE = {
        field(
                "psn_no",
                EncounterSettleRequestDecoder.personNoEncodingOffset(),
                EncounterSettleRequestDecoder.personNoEncodingLength()),
        field(
                "mdtrt_id",
                EncounterSettleRequestDecoder.encounterIdEncodingOffset(),
                EncounterSettleRequestDecoder.encounterIdEncodingLength()),
        field(
                "chrg_bchno",
                EncounterSettleRequestDecoder.batchNoEncodingOffset(),
                EncounterSettleRequestDecoder.batchNoEncodingLength()),
        field(
                "mdtrt_cert_type",
                EncounterSettleRequestDecoder.voucherTypeEncodingOffset(),
                EncounterSettleRequestDecoder.voucherTypeEncodingLength()),
        field(
                "mdtrt_cert_no",
                EncounterSettleRequestDecoder.voucherNoEncodingOffset(),
                EncounterSettleRequestDecoder.voucherNoEncodingLength()),
        field(
                "med_type",
                EncounterSettleRequestDecoder.medicalTypeEncodingOffset(),
                EncounterSettleRequestDecoder.medicalTypeEncodingLength()),
        field(
                "acct_used_flag",
                EncounterSettleRequestDecoder.settleFlagsEncodingOffset(),
                EncounterSettleRequestDecoder.settleFlagsEncodingLength()),
        field(
                "setl_mode",
                EncounterSettleRequestDecoder.modeEncodingOffset(),
                EncounterSettleRequestDecoder.modeEncodingLength()),
        field(
                "enddate",
                EncounterSettleRequestDecoder.dischargeDateEncodingOffset(),
                EncounterSettleRequestDecoder.dischargeDateEncodingLength()),
        field(
                "medfee_sumamt",
                EncounterSettleRequestDecoder.totalFenEncodingOffset(),
                EncounterSettleRequestDecoder.totalFenEncodingLength()),
        field(
                "inscp_scp_amt",
                EncounterSettleRequestDecoder.inScopeFenEncodingOffset(),
                EncounterSettleRequestDecoder.inScopeFenEncodingLength()),
        field(
                "preselfpay_amt",
                EncounterSettleRequestDecoder.preSelfPayFenEncodingOffset(),
                EncounterSettleRequestDecoder.preSelfPayFenEncodingLength()),
        field(
                "overlmt_selfpay",
                EncounterSettleRequestDecoder.overLimitFenEncodingOffset(),
                EncounterSettleRequestDecoder.overLimitFenEncodingLength()),
        field(
                "fulamt_ownpay_amt",
                EncounterSettleRequestDecoder.ownPayFenEncodingOffset(),
                EncounterSettleRequestDecoder.ownPayFenEncodingLength()),
    };

    private EncounterFields() {}

    private static Field field(final String jsonName, final int offset, final int length) {
        return new Field(jsonName, offset, length);
    }
}
