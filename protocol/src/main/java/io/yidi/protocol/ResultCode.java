package io.yidi.protocol;

import io.yidi.protocol.sbe.ResultClass;

/**
 * 结果代码: every answer that is not a success, numbered {@code YD-nnnn} in ranges by stage; numbers are never reused.
 *
 * <pre>
 *   0000        done
 *   1000-1199   frame, HTTP and JSON syntax        MALFORMED
 *   1200-1299   fields and sums of a message       MALFORMED
 *   1300-1399   national interface                 MALFORMED
 *   1400-1499   caller, signatures, tokens         MALFORMED
 *   2000-2099   admission of a request             BUSY
 *   3000-3099   identity and person                REFUSED
 *   4000-4099   filing, decision order             REFUSED
 *   4100-4169   diseases, places, providers, items REFUSED
 *   4200-4299   encounters and their lines         REFUSED
 *   5000-5099   policy of the insured place        REFUSED
 *   6000-6099   keys and reversals                 REFUSED, CONFLICT, MALFORMED
 *   6100-6199   refunds                            REFUSED
 *   7000-7099   policy packs at load               (operator)
 *   7100-7199   reference files at load            (operator)
 *   8000-8099   configuration and start            (operator)
 *   9000-9099   internal
 * </pre>
 *
 * <p>Texts, cause and cure in zh-CN and English stand in {@code result-codes_*.properties}.
 */
public enum ResultCode {
    DONE(0, ResultClass.DONE, ""),

    FRAME_TOO_LONG(1001, ResultClass.MALFORMED, ""),
    FRAME_TOO_SHORT(1002, ResultClass.MALFORMED, ""),
    SCHEMA_UNKNOWN(1003, ResultClass.MALFORMED, ""),
    TEMPLATE_UNKNOWN(1004, ResultClass.MALFORMED, ""),
    VERSION_UNKNOWN(1005, ResultClass.MALFORMED, ""),
    MESSAGE_TRUNCATED(1006, ResultClass.MALFORMED, ""),
    MESSAGE_TRAILING_BYTES(1007, ResultClass.MALFORMED, ""),
    HTTP_PATH_UNKNOWN(1010, ResultClass.MALFORMED, ""),
    HTTP_METHOD_WRONG(1011, ResultClass.MALFORMED, ""),
    HTTP_BODY_TOO_LARGE(1012, ResultClass.MALFORMED, ""),
    HTTP_SYNTAX(1013, ResultClass.MALFORMED, ""),
    JSON_SYNTAX(1020, ResultClass.MALFORMED, ""),
    JSON_TOO_DEEP(1021, ResultClass.MALFORMED, ""),
    JSON_FIELD_UNKNOWN(1022, ResultClass.MALFORMED, ""),
    JSON_FIELD_TWICE(1023, ResultClass.MALFORMED, ""),
    JSON_TYPE_WRONG(1024, ResultClass.MALFORMED, ""),

    FIELD_MISSING(1201, ResultClass.MALFORMED, ""),
    FIELD_TOO_LONG(1202, ResultClass.MALFORMED, ""),
    AMOUNT_SYNTAX(1203, ResultClass.MALFORMED, ""),
    AMOUNT_OUT_OF_RANGE(1204, ResultClass.MALFORMED, ""),
    FIELD_CHARACTERS(1205, ResultClass.MALFORMED, ""),
    CODE_UNKNOWN(1206, ResultClass.MALFORMED, ""),
    DATE_INVALID(1207, ResultClass.MALFORMED, ""),
    DATE_ORDER(1208, ResultClass.MALFORMED, ""),
    TOO_MANY_LINES(1209, ResultClass.MALFORMED, ""),
    NO_LINES(1210, ResultClass.MALFORMED, ""),
    LINE_AMOUNT_DIFFERS(1211, ResultClass.MALFORMED, "BJ-24"),
    PARTS_DO_NOT_ADD_UP(1212, ResultClass.MALFORMED, "BJ-F13c"),
    TOTAL_DIFFERS(1213, ResultClass.MALFORMED, "BJ-F13c"),
    FLAGS_INCONSISTENT(1214, ResultClass.MALFORMED, "BJ-28b"),
    RATIO_OUT_OF_RANGE(1215, ResultClass.MALFORMED, ""),
    QUANTITY_OUT_OF_RANGE(1216, ResultClass.MALFORMED, ""),
    DECIMALS_TOO_MANY(1217, ResultClass.MALFORMED, ""),
    DETAIL_KIND_WRONG(1218, ResultClass.MALFORMED, "BJ-23"),
    TRANSACTION_CODE_WRONG(1219, ResultClass.MALFORMED, "BJ-23"),
    RETURN_NOT_NEGATIVE(1220, ResultClass.MALFORMED, ""),
    EXTERNAL_ORDER_MISSING(1221, ResultClass.MALFORMED, "BJ-29"),
    FIELD_NOT_EXPECTED(1222, ResultClass.MALFORMED, ""),
    TRANSACTION_ADDRESS_WRONG(1223, ResultClass.MALFORMED, ""),

    SETTLEMENT_ID_INVALID(1250, ResultClass.MALFORMED, "BJ-34a"),
    FILING_ACTION_WRONG(1260, ResultClass.MALFORMED, "BJ-F1"),
    HOSPITAL_TWICE(1261, ResultClass.MALFORMED, "BJ-9c"),
    HOSPITALS_TOO_MANY(1262, ResultClass.MALFORMED, "BJ-9c"),
    FILING_CARE_WRONG(1263, ResultClass.MALFORMED, "NAT-8"),

    TRANSACTION_UNKNOWN(1301, ResultClass.MALFORMED, ""),
    TRANSACTION_NOT_SERVED(1302, ResultClass.MALFORMED, ""),
    INPUT_ENCRYPTED(1303, ResultClass.MALFORMED, ""),
    CHARACTER_SET_UNKNOWN(1304, ResultClass.MALFORMED, ""),
    LINES_OF_SEVERAL(1305, ResultClass.MALFORMED, ""),
    HOSPITAL_LEVEL_UNKNOWN(1307, ResultClass.MALFORMED, "BJ-22a"),
    FILE_UNKNOWN(1308, ResultClass.MALFORMED, ""),
    FILE_UNREADABLE(1309, ResultClass.MALFORMED, ""),
    STATEMENT_PERIOD_WRONG(1310, ResultClass.MALFORMED, ""),
    PERSON_NOT_IDENTIFIED(1311, ResultClass.MALFORMED, ""),
    ANSWER_TOO_LONG(1312, ResultClass.MALFORMED, ""),

    INSTITUTION_NOT_OWN(1401, ResultClass.MALFORMED, "TJ-7.2b"),
    SIGN_NUMBER_NOT_OWN(1402, ResultClass.MALFORMED, "TJ-7.2b"),
    SIGNATURE_MISSING(1410, ResultClass.MALFORMED, ""),
    SIGNATURE_WRONG(1411, ResultClass.MALFORMED, ""),
    SIGNATURE_KEY_UNKNOWN(1412, ResultClass.MALFORMED, ""),
    SIGNATURE_STALE(1413, ResultClass.MALFORMED, ""),
    TOKEN_NOT_VALID(1420, ResultClass.MALFORMED, ""),
    TOKEN_REFUSED(1421, ResultClass.MALFORMED, ""),

    BUSY(2001, ResultClass.BUSY, ""),
    DRAINING(2002, ResultClass.BUSY, ""),
    STORAGE_LOW(2003, ResultClass.BUSY, ""),
    RATE_LIMITED(2004, ResultClass.BUSY, ""),
    DOWNTIME(2005, ResultClass.BUSY, "BJ-50"),

    PERSON_UNKNOWN(3001, ResultClass.REFUSED, "BJ-13a"),
    INSURED_PLACE_DIFFERS(3002, ResultClass.REFUSED, "BJ-10b"),
    INSURANCE_TYPE_UNSUPPORTED(3003, ResultClass.REFUSED, "BJ-2"),
    VOUCHER_NOT_ACCEPTED(3004, ResultClass.REFUSED, "NAT-13"),
    BENEFIT_PAUSED(3005, ResultClass.REFUSED, "NAT-10b"),
    BENEFIT_TERMINATED(3006, ResultClass.REFUSED, "NAT-10b"),

    NOT_CROSS_PROVINCE(4001, ResultClass.REFUSED, "BJ-1a"),
    NOT_FILED(4002, ResultClass.REFUSED, "BJ-13c"),
    FILING_EXPIRED(4003, ResultClass.REFUSED, "BJ-10a"),
    FILING_OTHER_PLACE(4004, ResultClass.REFUSED, "BJ-9a"),
    FILING_OTHER_CARE_TYPE(4005, ResultClass.REFUSED, "BJ-9b"),
    THIRD_PARTY_LIABLE(4006, ResultClass.REFUSED, "BJ-28b"),
    CHRONIC_NOT_FILED(4007, ResultClass.REFUSED, "BJ-9c"),
    FILING_NOT_YET_VALID(4008, ResultClass.REFUSED, "BJ-10a"),
    FILING_SUPERSEDED(4009, ResultClass.REFUSED, "BJ-N1.3b"),
    FILING_ENDED(4010, ResultClass.REFUSED, "JZ-1.2a"),
    FILING_IN_REVIEW(4011, ResultClass.REFUSED, "NAT-10a"),
    FILING_OTHER_HOSPITAL(4012, ResultClass.REFUSED, "TJ-3.3c"),
    PROVIDER_NOT_CHOSEN(4013, ResultClass.REFUSED, "XJ-3.1b"),
    CHRONIC_OTHER_HOSPITAL(4014, ResultClass.REFUSED, "BJ-9c"),
    HOME_DOCUMENTS_MISSING(4016, ResultClass.REFUSED, "XJ-2.5c"),
    PERSON_SUSPENDED(4017, ResultClass.REFUSED, "NAT-28"),
    FILING_CATEGORY_NOT_ACCEPTED(4030, ResultClass.REFUSED, "NAT-6"),
    FILING_BASIS_NOT_ACCEPTED(4031, ResultClass.REFUSED, "BJ-F2b"),
    FILING_CHANNEL_NOT_ACCEPTED(4032, ResultClass.REFUSED, "BJ-N2.1"),
    FILING_TOO_SHORT(4033, ResultClass.REFUSED, "XJ-2.3b"),
    FILING_TOO_LONG(4034, ResultClass.REFUSED, "TJ-4.2b"),
    FILING_LOCKED(4035, ResultClass.REFUSED, "JZ-1.2c"),
    FILING_DOCUMENTS_MISSING(4036, ResultClass.REFUSED, "XJ-3.2a"),
    FILING_PLACE_AT_HOME(4037, ResultClass.REFUSED, "BJ-1a"),
    FILING_NONE_IN_FORCE(4038, ResultClass.REFUSED, "BJ-F1"),
    FILING_CANCEL_AT_WINDOW(4039, ResultClass.REFUSED, "TJ-4.2a"),
    FILING_EXTENSION_NOT_ALLOWED(4040, ResultClass.REFUSED, "JZ-1.2e"),
    FILINGS_FULL(4041, ResultClass.REFUSED, "BJ-10b"),
    TRANSFER_NOT_FROM_FILED_PLACE(4042, ResultClass.REFUSED, "XJ-2.5d"),
    LATE_FILING_NOT_ACCEPTED(4043, ResultClass.REFUSED, "XJ-2.4b"),
    FILING_PLACE_TOO_WIDE(4045, ResultClass.REFUSED, "BJ-9a"),
    FILING_DOCUMENTS_LATE(4046, ResultClass.REFUSED, "XJ-3.2b"),
    CHRONIC_WINDOW_ONLY(4050, ResultClass.REFUSED, "BJ-8"),
    CHRONIC_DOCUMENTS_MISSING(4051, ResultClass.REFUSED, "BJ-8"),
    CHRONIC_TOO_MANY_HOSPITALS(4052, ResultClass.REFUSED, "TJ-4.3c"),
    CHRONIC_FEES_UNSETTLED(4053, ResultClass.REFUSED, "BJ-10d"),
    PROVIDER_CHOICE_NOT_NEEDED(4054, ResultClass.REFUSED, "XJ-3.1b"),
    PROVIDERS_TOO_MANY(4055, ResultClass.REFUSED, "XJ-3.1b"),
    CHRONIC_DISEASE_UNKNOWN(4101, ResultClass.REFUSED, "NAT-15"),
    CHRONIC_DISEASE_NOT_OPEN(4102, ResultClass.REFUSED, "NAT-N4.3a"),
    CARE_PLACE_NOT_OPENED(4110, ResultClass.REFUSED, "NAT-N3a"),
    INSURED_PLACE_NOT_OPENED(4111, ResultClass.REFUSED, "NAT-N3a"),
    PROVIDER_UNKNOWN(4120, ResultClass.REFUSED, "NAT-12a"),
    PROVIDER_OTHER_PLACE(4121, ResultClass.REFUSED, "NAT-N4.1c"),
    PROVIDER_OTHER_LEVEL(4122, ResultClass.REFUSED, "AMB-29"),
    PROVIDER_NOT_NETWORKED(4123, ResultClass.REFUSED, "NAT-N4.1c"),
    PROVIDER_SUSPENDED(4124, ResultClass.REFUSED, "NAT-12b"),
    PROVIDER_REMOVED(4125, ResultClass.REFUSED, "NAT-12b"),
    PROVIDER_NO_AGREEMENT(4126, ResultClass.REFUSED, "BJ-5b"),
    ITEM_NOT_IN_CATALOGUE(4130, ResultClass.REFUSED, "NAT-N4.2b"),
    ITEM_FIGURES_DIFFER(4131, ResultClass.REFUSED, "NAT-N4.2b"),
    TRAUMA_NOT_SETTLED(4140, ResultClass.REFUSED, "JZ-2.3"),
    TRAUMA_NOT_DECLARED(4141, ResultClass.REFUSED, "BJ-28a"),
    TRAUMA_TO_BE_SETTLED(4142, ResultClass.REFUSED, "TJ-3.2b"),

    ENCOUNTER_UNKNOWN(4201, ResultClass.REFUSED, "BJ-13a"),
    ENCOUNTER_OTHER_INSTITUTION(4202, ResultClass.REFUSED, "BJ-13a"),
    ENCOUNTER_OTHER_PERSON(4203, ResultClass.REFUSED, "BJ-13a"),
    ENCOUNTER_OTHER_KIND(4204, ResultClass.REFUSED, "BJ-13a"),
    STAY_SETTLED(4205, ResultClass.REFUSED, "BJ-31a"),
    ALREADY_DISCHARGED(4206, ResultClass.REFUSED, "BJ-31a"),
    NOT_DISCHARGED(4207, ResultClass.REFUSED, "BJ-31a"),
    DISCHARGE_OUT_OF_ORDER(4208, ResultClass.REFUSED, "BJ-31a"),
    TOO_MANY_ENCOUNTERS(4209, ResultClass.REFUSED, "BJ-13a"),
    LINE_NUMBER_USED(4210, ResultClass.REFUSED, "BJ-24"),
    ENCOUNTER_LINES_FULL(4211, ResultClass.REFUSED, "BJ-13a"),
    LINES_FULL(4212, ResultClass.REFUSED, "BJ-13a"),
    LINE_UNKNOWN(4213, ResultClass.REFUSED, "BJ-24"),
    RETURN_EXCEEDS_REST(4214, ResultClass.REFUSED, "BJ-24"),
    RETURN_AMOUNT_DIFFERS(4215, ResultClass.REFUSED, "BJ-24"),
    RETURN_OTHER_BATCH(4216, ResultClass.REFUSED, "BJ-24"),
    LINE_HAS_RETURNS(4217, ResultClass.REFUSED, "BJ-24"),
    LINE_SETTLED(4218, ResultClass.REFUSED, "BJ-24"),
    BATCH_EMPTY(4219, ResultClass.REFUSED, "BJ-23"),
    BATCH_SETTLED(4220, ResultClass.REFUSED, "BJ-24"),
    MIXED_DISEASES(4221, ResultClass.REFUSED, "BJ-13b"),
    SETTLED_TOTALS_DIFFER(4222, ResultClass.REFUSED, "BJ-F13c"),
    LINES_EXCEED_SETTLED(4223, ResultClass.REFUSED, "BJ-25"),
    MID_SETTLEMENT_UNSUPPORTED(4224, ResultClass.REFUSED, "BJ-31a"),
    ENCOUNTER_HAS_LINES(4225, ResultClass.REFUSED, "BJ-13a"),
    BILL_TOO_LARGE(4226, ResultClass.REFUSED, "BJ-13a"),
    LINES_CHANGED(4227, ResultClass.REFUSED, "BJ-24"),
    DISCHARGE_AHEAD(4228, ResultClass.REFUSED, "BJ-31a"),

    REGION_UNKNOWN(5001, ResultClass.REFUSED, "BJ-22a"),
    PLAN_MISSING(5002, ResultClass.REFUSED, "BJ-22a"),
    HOSPITAL_LEVEL_UNMAPPED(5003, ResultClass.REFUSED, "BJ-22a"),
    PLAN_ROW_MISSING(5004, ResultClass.REFUSED, "BJ-22a"),
    REGION_NOT_IN_FORCE(5005, ResultClass.REFUSED, "TJ-9"),

    KEY_CONFLICT(6001, ResultClass.CONFLICT, ""),
    BLOCKED_BY_REVERSAL(6002, ResultClass.REFUSED, ""),
    REVERSAL_PERSON_DIFFERS(6004, ResultClass.REFUSED, ""),
    KEY_EXPIRED(6005, ResultClass.REFUSED, ""),
    KEY_DATE_AHEAD(6006, ResultClass.MALFORMED, ""),
    UNDATED_KEYS_FULL(6007, ResultClass.REFUSED, ""),

    SETTLEMENT_NOT_FOUND(6101, ResultClass.REFUSED, "BJ-34a"),
    SETTLEMENT_OTHER_INSTITUTION(6102, ResultClass.REFUSED, "BJ-34a"),
    SETTLEMENT_OTHER_PERSON(6103, ResultClass.REFUSED, "BJ-34a"),
    SETTLEMENT_OTHER_KIND(6104, ResultClass.REFUSED, "BJ-34a"),
    SETTLEMENT_REFUNDED(6105, ResultClass.REFUSED, "BJ-34a"),
    SETTLEMENT_REVERSED(6106, ResultClass.REFUSED, "BJ-34a"),
    SETTLEMENT_EXPIRED(6107, ResultClass.REFUSED, "BJ-34a"),
    REFUND_OF_REFUND(6108, ResultClass.REFUSED, "BJ-34a"),
    SETTLEMENT_CLEARED(6109, ResultClass.REFUSED, "AMB-6"),
    SETTLEMENT_DEDUCTED(6110, ResultClass.REFUSED, "INV-22"),
    SETTLEMENT_OTHER_ENCOUNTER(6111, ResultClass.REFUSED, "BJ-34a"),

    PACK_SYNTAX(7001, ResultClass.MALFORMED, ""),
    PACK_FIELD_MISSING(7002, ResultClass.MALFORMED, ""),
    PACK_FIELD_UNKNOWN(7003, ResultClass.MALFORMED, ""),
    PACK_VALUE_WRONG(7004, ResultClass.MALFORMED, ""),
    PACK_ROWS_TIE(7005, ResultClass.MALFORMED, ""),
    PACK_RATIO_NOT_WHOLE(7006, ResultClass.MALFORMED, ""),
    PACK_PERIODS_OVERLAP(7007, ResultClass.MALFORMED, ""),
    PACK_SOURCE_MISSING(7008, ResultClass.MALFORMED, ""),
    PACK_SUPERIOR_BROKEN(7009, ResultClass.MALFORMED, "XJ-2.6b"),

    REFERENCE_SYNTAX(7101, ResultClass.MALFORMED, ""),
    REFERENCE_VALUE_WRONG(7102, ResultClass.MALFORMED, ""),
    REFERENCE_PERSON_UNKNOWN(7103, ResultClass.MALFORMED, ""),
    REFERENCE_FILE_UNREADABLE(7104, ResultClass.MALFORMED, ""),

    CLEARING_MONTH_OPEN(7151, ResultClass.MALFORMED, "BJ-34e"),
    DEDUCTION_SETTLEMENT_UNKNOWN(7152, ResultClass.MALFORMED, "BJ-46a"),
    DEDUCTION_NOT_IN_FORCE(7153, ResultClass.MALFORMED, "INV-22"),
    DEDUCTION_FUND_UNKNOWN(7154, ResultClass.MALFORMED, "BJ-46b"),
    DEDUCTION_TOO_MUCH(7155, ResultClass.MALFORMED, "INV-22"),
    DEDUCTION_NUMBER_USED(7156, ResultClass.MALFORMED, "BJ-46a"),
    DEDUCTIONS_FULL(7157, ResultClass.MALFORMED, ""),
    DEDUCTION_NOT_TRAUMA(7158, ResultClass.MALFORMED, "BJ-F11b"),
    DEDUCTION_WITHDRAWN(7159, ResultClass.MALFORMED, "BJ-46b"),
    REFERENCE_FILE_TOO_LONG(7160, ResultClass.MALFORMED, ""),
    CHANGE_PERSON_UNKNOWN(7161, ResultClass.MALFORMED, ""),
    PERSON_NUMBER_TAKEN(7162, ResultClass.MALFORMED, "BJ-N4.2c"),
    NO_CHANGE_TO_REVIEW(7163, ResultClass.MALFORMED, "NAT-10a"),
    DEDUCTION_UNKNOWN(7164, ResultClass.MALFORMED, "BJ-46b"),
    DEDUCTION_DIFFERS(7165, ResultClass.MALFORMED, "BJ-46b"),
    DOWNTIME_OVER(7166, ResultClass.MALFORMED, "BJ-50"),
    DOWNTIMES_FULL(7167, ResultClass.MALFORMED, "BJ-50"),
    BENEFIT_CHANGE_AFTER_END(7168, ResultClass.MALFORMED, "NAT-10b"),
    BENEFIT_CHANGES_FULL(7169, ResultClass.MALFORMED, "NAT-10b"),
    SUSPENSIONS_FULL(7170, ResultClass.MALFORMED, "NAT-28"),
    PROVIDER_CHANGES_FULL(7171, ResultClass.MALFORMED, "NAT-12b"),

    CONFIG_INVALID(8001, ResultClass.MALFORMED, ""),
    PORT_UNAVAILABLE(8002, ResultClass.MALFORMED, ""),
    DATA_DIRECTORY_IN_USE(8003, ResultClass.MALFORMED, ""),
    CLOCK_AHEAD(8004, ResultClass.MALFORMED, ""),
    TLS_REQUIRED(8005, ResultClass.MALFORMED, "TJ-7.2b"),
    TLS_FILE_WRONG(8006, ResultClass.MALFORMED, ""),
    REVOCATION_LIST_WRONG(8007, ResultClass.MALFORMED, ""),
    SOCKET_IO_UNAVAILABLE(8008, ResultClass.MALFORMED, ""),

    INTERNAL(9001, ResultClass.BUSY, ""),
    JOURNAL_FAILED(9002, ResultClass.BUSY, ""),
    JOURNAL_CORRUPT(9003, ResultClass.BUSY, ""),
    REPLAY_DIFFERS(9004, ResultClass.BUSY, ""),
    JOURNAL_OUTDATED(9005, ResultClass.BUSY, ""),
    ARCHIVE_UNREADABLE(9006, ResultClass.BUSY, "");

    private static final ResultCode[] BY_NUMBER = new ResultCode[10_000];

    static {
        for (final ResultCode code : values()) {
            BY_NUMBER[code.number] = code;
        }
    }

    private final int number;
    private final ResultClass resultClass;
    private final String requirement;
    private final String label;

    ResultCode(final int number, final ResultClass resultClass, final String requirement) {
        this.number = number;
        this.resultClass = resultClass;
        this.requirement = requirement;
        this.label = "YD-" + Integer.toString(10_000 + number).substring(1);
    }

    /**
     * The {@code nnnn} of {@code YD-nnnn}.
     *
     * @return 0 … 9999
     */
    public int number() {
        return number;
    }

    /**
     * What the caller may conclude.
     *
     * @return the class of the answer
     */
    public ResultClass resultClass() {
        return resultClass;
    }

    /**
     * The requirement, and through it the article, that asks for this answer.
     *
     * @return an id of {@code docs/policy/requirements.md}, or empty
     */
    public String requirement() {
        return requirement;
    }

    /**
     * The code as people write it.
     *
     * @return {@code YD-nnnn}
     */
    public String label() {
        return label;
    }

    /**
     * Finds a code by its number.
     *
     * @param number 0 … 9999
     * @return the code, or {@code null} if no such number was ever given out
     */
    public static ResultCode of(final int number) {
        return number < 0 || number >= BY_NUMBER.length ? null : BY_NUMBER[number];
    }
}
