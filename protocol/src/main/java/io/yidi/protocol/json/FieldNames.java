package io.yidi.protocol.json;

/**
 * 字段名: the JSON names of request fields, as the schema's descriptions give them.
 *
 * <p>Faults name fields by these names at every door, the binary one included.
 */
public final class FieldNames {

    public static final String SENT_AT = "inf_time";
    public static final String INSTITUTION_CODE = "fixmedins_code";
    public static final String TRANSACTION_CODE = "infno";
    public static final String MSG_ID = "msgid";
    public static final String PERSON_NO = "psn_no";
    public static final String INSURANCE_TYPE = "insutype";
    public static final String INSURED_PLACE = "insuplc_admdvs";
    public static final String CARE_PLACE = "mdtrtarea_admvs";
    public static final String HOSPITAL_LEVEL = "hosp_lv";
    public static final String MEDICAL_TYPE = "med_type";
    public static final String VOUCHER_TYPE = "mdtrt_cert_type";
    public static final String VOUCHER_NO = "mdtrt_cert_no";
    public static final String EMERGENCY = "er_flag";
    public static final String TRAUMA = "trum_flag";
    public static final String THIRD_PARTY = "rel_ttp_flag";
    public static final String DECLARED = "trum_decl_flag";
    public static final String DECLARATIONS = "trum_decl";
    public static final String SIGNER_NAME = "psn_name";
    public static final String SIGNER_RELATION = "sign_relation";
    public static final String PHONE = "tel";
    public static final String CERTIFICATE_TYPE = "psn_cert_type";
    public static final String CERTIFICATE_NO = "certno";
    public static final String INJURY_TIME = "injury_time";
    public static final String INJURY_PLACE = "injury_place";
    public static final String INJURY_COURSE = "injury_course";
    public static final String SIGNED_ON = "sign_date";
    public static final String USE_ACCOUNT = "acct_used_flag";
    public static final String AS_REGISTERED = "as_registered";
    public static final String REFERRAL_STEP = "refl_step";
    public static final String REFERRED_FROM_LEVEL = "refl_from_hosp_lv";
    public static final String ADMISSION_DATE = "begndate";
    public static final String DISCHARGE_DATE = "enddate";
    public static final String DIAGNOSIS_CODE = "diag_code";
    public static final String DISEASE_CODE = "dise_codg";
    public static final String TOTAL = "medfee_sumamt";

    public static final String FEE_LINES = "feedetail";
    public static final String ITEM_CODE = "med_list_codg";
    public static final String FEE_CATEGORY = "med_chrgitm_type";
    public static final String ITEM_CLASS = "chrgitm_lv";
    public static final String FIRST_SELF_PAY = "selfpay_prop";
    public static final String UNIT_PRICE = "pric";
    public static final String QUANTITY = "cnt";
    public static final String PRICE_LIMIT = "pric_uplmt_amt";
    public static final String LINE_AMOUNT = "det_item_fee_sumamt";

    public static final String CATEGORY_TOTALS = "chrgitm";
    public static final String CATEGORY_AMOUNT = "amt";
    public static final String IN_SCOPE = "inscp_scp_amt";
    public static final String PRE_SELF_PAY = "preselfpay_amt";
    public static final String OVER_LIMIT = "overlmt_selfpay";
    public static final String OWN_PAY = "fulamt_ownpay_amt";

    public static final String SETTLEMENT_ID = "setl_id";

    public static final String ORIGINAL_TRANSACTION_CODE = "oinfno";
    public static final String ORIGINAL_MSG_ID = "omsgid";

    public static final String ENCOUNTER_ID = "mdtrt_id";
    public static final String BATCH_NO = "chrg_bchno";
    public static final String LINE_NO = "feedetl_sn";
    public static final String LINE_NOS = "feedetl_sns";
    public static final String ORIGINAL_LINE_NO = "init_feedetl_sn";
    public static final String FEE_DATE = "fee_ocur_date";
    public static final String APPROVAL = "hosp_appr_flag";
    public static final String EXTERNAL_ORDER = "etip_order";
    public static final String RETURN_LINES = "retn_feedetail";
    public static final String EXTERNAL_ORDERS = "etip_orders";
    public static final String EXTERNAL_ORDER_NO = "etip_order_no";
    public static final String EXTERNAL_INSTITUTION = "etip_hosp_code";
    public static final String MID_SETTLEMENT = "mid_setl_flag";
    public static final String SETTLEMENT_MODE = "setl_mode";
    public static final String FILING_ACTION = "filing_action";
    public static final String FILING_CATEGORY = "filing_category";
    public static final String FILING_BASIS = "filing_basis";
    public static final String FILING_CHANNEL = "filing_channel";
    public static final String INPATIENT_CARE = "ipt_flag";
    public static final String OUTPATIENT_CARE = "otp_flag";
    public static final String PHARMACY_CARE = "pharm_flag";
    public static final String FEES_OPEN = "fees_open_flag";
    public static final String REFERRING_PLACE = "refl_from_admdvs";
    public static final String DISCHARGED_ON = "dscg_date";
    public static final String FILING_NUMBER = "filing_no";
    public static final String HOSPITALS = "hospitals";
    public static final String HOSPITAL_AREA = "admdvs";

    public static final String NOTICES = "notices";
    public static final String NOTICE_NO = "notice_no";
    public static final String NOTICE_PLACE = "admdvs";

    private FieldNames() {}
}
