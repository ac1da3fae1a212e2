package io.yidi.protocol.json;

import static io.yidi.protocol.json.FieldDescriptor.flag;
import static io.yidi.protocol.json.FieldDescriptor.name;
import static io.yidi.protocol.json.FieldDescriptor.of;
import static io.yidi.protocol.json.FieldDescriptor.text;

import io.yidi.protocol.sbe.FilingQueryDecoder;
import io.yidi.protocol.sbe.FilingQueryReplyDecoder;
import io.yidi.protocol.sbe.FilingQueryReplyDecoder.FilingsDecoder;
import io.yidi.protocol.sbe.FilingReplyDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder.HospitalsDecoder;

/** 备案报文: the fields of requests and replies about filings, in the order of the schema. */
final class FilingDescriptors {

    private static final String[] ACTIONS = {"", "NEW", "CHANGE", "CANCEL", "EXTEND", "COMPLETE_DOCUMENTS"};
    private static final String[] CATEGORIES = {
        "", "RETIRED_RESETTLED", "LONG_TERM_RESIDENT", "STATIONED_WORKER", "TRANSFER", "EMERGENCY", "OTHER_TEMPORARY"
    };
    private static final String[] BASES = {"", "PROOF", "COMMITMENT"};
    private static final String[] CHANNELS = {
        "", "WINDOW", "NATIONAL_APP", "FILING_MINI_PROGRAM", "STATE_COUNCIL_MINI_PROGRAM", "REGIONAL_APP", "PROVIDER"
    };
    private static final String[] KINDS = {"GENERAL", "TRANSFER_OUT", "CHRONIC", "CHOSEN_PROVIDER"};
    private static final String[] STATES = {
        "ACTIVE", "REVIEW", "CHANGED", "SUPERSEDED", "CANCELLED", "REJECTED", "ENDED"
    };
    private static final String DOCUMENTS_DUE = "docs_due_date";
    private static final String[] CLAIMS = {"", "LONG_TERM", "TRANSFER", "EMERGENCY", "OTHER_TEMPORARY"};

    private static final BlockDescriptor HOSPITAL = BlockDescriptor.of(
            FieldNames.HOSPITALS,
            HospitalsDecoder.sbeBlockLength(),
            text(
                    FieldNames.INSTITUTION_CODE,
                    HospitalsDecoder.hospitalCodeEncodingOffset(),
                    HospitalsDecoder.hospitalCodeEncodingLength()),
            text(
                    FieldNames.HOSPITAL_AREA,
                    HospitalsDecoder.hospitalAreaEncodingOffset(),
                    HospitalsDecoder.hospitalAreaEncodingLength()));

    static final BlockDescriptor REQUEST = KeyFields.request(
                    FilingRequestDecoder.BLOCK_LENGTH,
                    text(
                            FieldNames.PERSON_NO,
                            FilingRequestDecoder.personNoEncodingOffset(),
                            FilingRequestDecoder.personNoEncodingLength()),
                    of(
                            FieldNames.INSURANCE_TYPE,
                            FieldKind.CODE_16,
                            FilingRequestDecoder.insuranceTypeEncodingOffset(),
                            3),
                    text(
                            FieldNames.INSURED_PLACE,
                            FilingRequestDecoder.insuredPlaceEncodingOffset(),
                            FilingRequestDecoder.insuredPlaceEncodingLength()),
                    name(FieldNames.FILING_ACTION, FilingRequestDecoder.actionEncodingOffset(), ACTIONS),
                    name(FieldNames.FILING_CATEGORY, FilingRequestDecoder.categoryEncodingOffset(), CATEGORIES)
                            .optional(),
                    name(FieldNames.FILING_BASIS, FilingRequestDecoder.basisEncodingOffset(), BASES)
                            .optional(),
                    name(FieldNames.FILING_CHANNEL, FilingRequestDecoder.channelEncodingOffset(), CHANNELS),
                    text(
                                    FieldNames.CARE_PLACE,
                                    FilingRequestDecoder.placeEncodingOffset(),
                                    FilingRequestDecoder.placeEncodingLength())
                            .optional(),
                    of(FieldNames.ADMISSION_DATE, FieldKind.DATE, FilingRequestDecoder.fromDateEncodingOffset())
                            .optional(),
                    of(FieldNames.DISCHARGE_DATE, FieldKind.DATE, FilingRequestDecoder.toDateEncodingOffset())
                            .optional(),
                    flag(FieldNames.INPATIENT_CARE, FilingRequestDecoder.careEncodingOffset(), 0),
                    flag(FieldNames.OUTPATIENT_CARE, FilingRequestDecoder.careEncodingOffset(), 1),
                    flag(FieldNames.PHARMACY_CARE, FilingRequestDecoder.careEncodingOffset(), 2),
                    flag("doc_household_booklet", FilingRequestDecoder.documentsEncodingOffset(), 0),
                    flag("doc_registration_card", FilingRequestDecoder.documentsEncodingOffset(), 1),
                    flag("doc_residence_proof", FilingRequestDecoder.documentsEncodingOffset(), 2),
                    flag("doc_posting_letter", FilingRequestDecoder.documentsEncodingOffset(), 3),
                    flag("doc_employer_proof", FilingRequestDecoder.documentsEncodingOffset(), 4),
                    flag("doc_contract", FilingRequestDecoder.documentsEncodingOffset(), 5),
                    flag("doc_diagnosis_proof", FilingRequestDecoder.documentsEncodingOffset(), 6),
                    flag("doc_chronic_application", FilingRequestDecoder.documentsEncodingOffset(), 7),
                    flag(FieldNames.FEES_OPEN, FilingRequestDecoder.flagsEncodingOffset(), 0),
                    text(
                                    FieldNames.DISEASE_CODE,
                                    FilingRequestDecoder.diseaseCodeEncodingOffset(),
                                    FilingRequestDecoder.diseaseCodeEncodingLength())
                            .optional(),
                    text(
                                    FieldNames.DIAGNOSIS_CODE,
                                    FilingRequestDecoder.diagnosisCodeEncodingOffset(),
                                    FilingRequestDecoder.diagnosisCodeEncodingLength())
                            .optional(),
                    text(
                                    FieldNames.REFERRING_PLACE,
                                    FilingRequestDecoder.referringPlaceEncodingOffset(),
                                    FilingRequestDecoder.referringPlaceEncodingLength())
                            .optional(),
                    of(FieldNames.DISCHARGED_ON, FieldKind.DATE, FilingRequestDecoder.dischargedOnEncodingOffset())
                            .optional(),
                    of(FieldNames.FILING_NUMBER, FieldKind.POSITION, FilingRequestDecoder.filingNumberEncodingOffset())
                            .optional())
            .withGroups(HOSPITAL);

    static final BlockDescriptor REPLY = KeyFields.reply(
            FilingReplyDecoder.BLOCK_LENGTH,
            of("journal_position", FieldKind.POSITION, FilingReplyDecoder.journalPositionEncodingOffset()),
            of("decided_at", FieldKind.TIME, FilingReplyDecoder.decidedAtMsEncodingOffset()),
            of("business_day", FieldKind.DATE, FilingReplyDecoder.businessDayEncodingOffset()),
            of(FieldNames.FILING_NUMBER, FieldKind.POSITION, FilingReplyDecoder.filingNumberEncodingOffset()),
            of("ended_filing_no", FieldKind.POSITION, FilingReplyDecoder.endedNumberEncodingOffset()),
            name("filing_kind", FilingReplyDecoder.kindEncodingOffset(), KINDS),
            name("filing_state", FilingReplyDecoder.stateEncodingOffset(), STATES),
            name("filing_category", FilingReplyDecoder.categoryEncodingOffset(), CATEGORIES),
            name("filing_basis", FilingReplyDecoder.basisEncodingOffset(), BASES),
            flag("docs_complete", FilingReplyDecoder.flagsEncodingOffset(), 1),
            text("mdtrtarea_admvs", FilingReplyDecoder.placeEncodingOffset(), FilingReplyDecoder.placeEncodingLength()),
            of("begndate", FieldKind.DATE, FilingReplyDecoder.fromDateEncodingOffset()),
            of("enddate", FieldKind.DATE, FilingReplyDecoder.toDateEncodingOffset())
                    .optional(),
            of("free_from", FieldKind.DATE, FilingReplyDecoder.freeFromEncodingOffset())
                    .optional(),
            name("claim_category", FilingReplyDecoder.claimEncodingOffset(), CLAIMS)
                    .optional(),
            of(DOCUMENTS_DUE, FieldKind.DATE, FilingReplyDecoder.documentsDueEncodingOffset())
                    .optional());

    static final BlockDescriptor QUERY = KeyFields.request(
            FilingQueryDecoder.BLOCK_LENGTH,
            text(
                    FieldNames.PERSON_NO,
                    FilingQueryDecoder.personNoEncodingOffset(),
                    FilingQueryDecoder.personNoEncodingLength()),
            of(FieldNames.INSURANCE_TYPE, FieldKind.CODE_16, FilingQueryDecoder.insuranceTypeEncodingOffset(), 3),
            text(
                    FieldNames.INSURED_PLACE,
                    FilingQueryDecoder.insuredPlaceEncodingOffset(),
                    FilingQueryDecoder.insuredPlaceEncodingLength()));

    private static final BlockDescriptor FILING = BlockDescriptor.of(
            "filings",
            FilingsDecoder.sbeBlockLength(),
            of(FieldNames.FILING_NUMBER, FieldKind.POSITION, FilingsDecoder.filingNumberEncodingOffset()),
            name("filing_kind", FilingsDecoder.kindEncodingOffset(), KINDS),
            name("filing_state", FilingsDecoder.stateEncodingOffset(), STATES),
            name("filing_category", FilingsDecoder.categoryEncodingOffset(), CATEGORIES),
            name("filing_basis", FilingsDecoder.basisEncodingOffset(), BASES),
            flag("docs_complete", FilingsDecoder.flagsEncodingOffset(), 1),
            flag("ipt_flag", FilingsDecoder.careEncodingOffset(), 0),
            flag("otp_flag", FilingsDecoder.careEncodingOffset(), 1),
            flag("pharm_flag", FilingsDecoder.careEncodingOffset(), 2),
            text("mdtrtarea_admvs", FilingsDecoder.placeEncodingOffset(), FilingsDecoder.placeEncodingLength()),
            of("begndate", FieldKind.DATE, FilingsDecoder.fromDateEncodingOffset()),
            of("enddate", FieldKind.DATE, FilingsDecoder.toDateEncodingOffset()).optional(),
            of("regn_date", FieldKind.DATE, FilingsDecoder.registeredOnEncodingOffset()),
            optionalText(
                    "dise_codg",
                    FilingsDecoder.diseaseCodeEncodingOffset(),
                    FilingsDecoder.diseaseCodeEncodingLength()),
            optionalText(
                    "hospital_a", FilingsDecoder.hospitalAEncodingOffset(), FilingsDecoder.hospitalAEncodingLength()),
            optionalText(
                    "hospital_b", FilingsDecoder.hospitalBEncodingOffset(), FilingsDecoder.hospitalBEncodingLength()),
            optionalText(
                    "hospital_c", FilingsDecoder.hospitalCEncodingOffset(), FilingsDecoder.hospitalCEncodingLength()),
            optionalText(
                    "hospital_d", FilingsDecoder.hospitalDEncodingOffset(), FilingsDecoder.hospitalDEncodingLength()),
            of(DOCUMENTS_DUE, FieldKind.DATE, FilingsDecoder.documentsDueEncodingOffset())
                    .optional());

    static final BlockDescriptor QUERY_REPLY = BlockDescriptor.of(
                    "",
                    FilingQueryReplyDecoder.BLOCK_LENGTH,
                    text(
                            FieldNames.INSTITUTION_CODE,
                            FilingQueryReplyDecoder.institutionCodeEncodingOffset(),
                            FilingQueryReplyDecoder.institutionCodeEncodingLength()),
                    text(
                            FieldNames.TRANSACTION_CODE,
                            FilingQueryReplyDecoder.transactionCodeEncodingOffset(),
                            FilingQueryReplyDecoder.transactionCodeEncodingLength()),
                    text(
                            FieldNames.MSG_ID,
                            FilingQueryReplyDecoder.msgIdEncodingOffset(),
                            FilingQueryReplyDecoder.msgIdEncodingLength()),
                    text(
                            FieldNames.PERSON_NO,
                            FilingQueryReplyDecoder.personNoEncodingOffset(),
                            FilingQueryReplyDecoder.personNoEncodingLength()),
                    text(
                            FieldNames.INSURED_PLACE,
                            FilingQueryReplyDecoder.insuredPlaceEncodingOffset(),
                            FilingQueryReplyDecoder.insuredPlaceEncodingLength()),
                    name(
                            "psn_insu_stas",
                            FilingQueryReplyDecoder.benefitEncodingOffset(),
                            "NORMAL",
                            "PAUSED",
                            "TERMINATED"),
                    flag("suspended", FilingQueryReplyDecoder.flagsEncodingOffset(), 2),
                    of("business_day", FieldKind.DATE, FilingQueryReplyDecoder.businessDayEncodingOffset()))
            .withGroups(FILING);

    private FilingDescriptors() {}

    private static FieldDescriptor optionalText(final String jsonName, final int offset, final int capacity) {
        return text(jsonName, offset, capacity).optional();
    }
}
