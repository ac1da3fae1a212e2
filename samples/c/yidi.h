/* The messages of the binary protocol as packed structs, for little-endian machines. Generated from the
 * schema; docs/protocol/wire-book.md says what the fields mean. 本文件由报文定义生成。 */
#ifndef YIDI_H
#define YIDI_H

#include <stdint.h>

#define YIDI_SCHEMA_ID 901
#define YIDI_SCHEMA_VERSION 1

/* Stands before every message. length counts the bytes that follow it: of the frame all but 4. */
struct yidi_frame {
    int32_t length;
    uint16_t block_length, template_id, schema_id, version;
} __attribute__((packed));

/* Stands before the entries of a group. */
struct yidi_group {
    uint16_t block_length, count;
} __attribute__((packed));

#define YIDI_SETTLE_REQUEST 1
#define YIDI_CARE_FLAGS_EMERGENCY 1
#define YIDI_CARE_FLAGS_TRAUMA 2
#define YIDI_CARE_FLAGS_THIRD_PARTY 4
#define YIDI_CARE_FLAGS_USE_ACCOUNT 8
#define YIDI_CARE_FLAGS_DECLARED 16
#define YIDI_CARE_FLAGS_AS_REGISTERED 32
#define YIDI_REFERRAL_STEP_NONE 0
#define YIDI_REFERRAL_STEP_UPWARDS 1
#define YIDI_REFERRAL_STEP_DOWNWARDS 2
struct yidi_settle_request {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    uint16_t insurance_type;
    char insured_place[6];
    char care_place[6];
    uint8_t hospital_level;
    char medical_type[6];
    uint8_t voucher_type;
    char voucher_no[50];
    uint8_t care_flags;
    uint8_t referral_step;
    uint8_t referred_from_level;
    int32_t admission_date;
    int32_t discharge_date;
    char diagnosis_code[20];
    char disease_code[8];
    int64_t total_fen;
} __attribute__((packed));

struct yidi_settle_request_fee_lines {
    char item_code[30];
    char fee_category[2];
    uint8_t item_class;
    uint16_t first_self_pay_bp;
    int64_t unit_price_micro;
    int64_t quantity_e4;
    int64_t price_limit_micro;
    int64_t amount_fen;
} __attribute__((packed));

struct yidi_settle_request_category_totals {
    char fee_category[2];
    int64_t amount_fen;
    int64_t in_scope_fen;
    int64_t pre_self_pay_fen;
    int64_t over_limit_fen;
    int64_t own_pay_fen;
} __attribute__((packed));

struct yidi_settle_request_declarations {
    char signer_name[60];
    uint8_t relation;
    char phone[20];
    uint8_t certificate_type;
    char certificate_no[30];
    int64_t injured_at_ms;
    char injury_place[120];
    char injury_course[600];
    int32_t signed_on;
} __attribute__((packed));

#define YIDI_SETTLE_REPLY 2
#define YIDI_REPLY_FLAGS_REPEAT 1
#define YIDI_REPLY_FLAGS_ILLUSTRATIVE 2
#define YIDI_REPLY_FLAGS_FULL_PAY 4
#define YIDI_CATEGORY_NONE 0
#define YIDI_CATEGORY_LONG_TERM 1
#define YIDI_CATEGORY_TRANSFER 2
#define YIDI_CATEGORY_EMERGENCY 3
#define YIDI_CATEGORY_OTHER_TEMPORARY 4
#define YIDI_CATEGORY_EXEMPT 5
#define YIDI_CATEGORY_HOME_LONG_TERM 6
#define YIDI_CATEGORY_HOME_TEMPORARY 7
struct yidi_settle_reply {
    uint64_t correlation_id;
    uint8_t reply_flags;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    int64_t settlement_id;
    int64_t journal_position;
    int64_t settled_at_ms;
    int32_t business_day;
    char bundle_hash[16];
    uint8_t category;
    int64_t total_fen;
    int64_t in_scope_fen;
    int64_t pre_self_pay_fen;
    int64_t over_limit_fen;
    int64_t own_pay_fen;
    int64_t first_self_pay_fen;
    int64_t deductible_fen;
    int64_t fund_total_fen;
    int64_t personal_fen;
    int64_t account_fen;
    int64_t cash_fen;
    int64_t hospital_borne_fen;
    int64_t account_balance_fen;
} __attribute__((packed));

struct yidi_settle_reply_funds {
    char fund_code[6];
    int64_t amount_fen;
} __attribute__((packed));
/* then fund_name: uint16_t length, then its bytes */

struct yidi_settle_reply_years {
    int32_t benefit_year;
    int64_t total_fen;
    int64_t in_scope_fen;
    int64_t deductible_fen;
    int64_t fund_total_fen;
    int64_t personal_fen;
} __attribute__((packed));
/* then plan_id: uint16_t length, then its bytes */

#define YIDI_REFUSAL_REPLY 3
struct yidi_refusal_reply {
    uint64_t correlation_id;
    uint8_t reply_flags;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    uint16_t result_code;
    int64_t journal_position;
    int64_t decided_at_ms;
    int32_t business_day;
    char field_name[40];
} __attribute__((packed));
/* then found: uint16_t length, then its bytes */
/* then text_zh: uint16_t length, then its bytes */
/* then text_en: uint16_t length, then its bytes */
/* then cure_zh: uint16_t length, then its bytes */
/* then cure_en: uint16_t length, then its bytes */

#define YIDI_ERROR_REPLY 4
#define YIDI_RESULT_CLASS_DONE 0
#define YIDI_RESULT_CLASS_REFUSED 1
#define YIDI_RESULT_CLASS_MALFORMED 2
#define YIDI_RESULT_CLASS_CONFLICT 3
#define YIDI_RESULT_CLASS_BUSY 4
struct yidi_error_reply {
    uint64_t correlation_id;
    uint16_t result_code;
    uint8_t result_class;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char field_name[40];
} __attribute__((packed));
/* then found: uint16_t length, then its bytes */
/* then text_zh: uint16_t length, then its bytes */
/* then text_en: uint16_t length, then its bytes */
/* then cure_zh: uint16_t length, then its bytes */
/* then cure_en: uint16_t length, then its bytes */

#define YIDI_REVERSAL_REQUEST 5
struct yidi_reversal_request {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    char original_transaction_code[5];
    char original_msg_id[30];
} __attribute__((packed));

#define YIDI_REVERSAL_REPLY 6
#define YIDI_REVERSAL_OUTCOME_REVERSED 0
#define YIDI_REVERSAL_OUTCOME_BLOCKED 1
#define YIDI_REVERSAL_OUTCOME_NO_EFFECT 2
struct yidi_reversal_reply {
    uint64_t correlation_id;
    uint8_t reply_flags;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    uint8_t outcome;
    int64_t journal_position;
    int64_t reversed_at_ms;
    int32_t business_day;
    int64_t original_settlement_id;
} __attribute__((packed));

#define YIDI_QUERY_REQUEST 7
struct yidi_query_request {
    uint64_t correlation_id;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
} __attribute__((packed));

#define YIDI_QUERY_REPLY 8
#define YIDI_TRANSACTION_STATE_NOT_FOUND 0
#define YIDI_TRANSACTION_STATE_SETTLED 1
#define YIDI_TRANSACTION_STATE_REFUSED 2
#define YIDI_TRANSACTION_STATE_REVERSED 3
#define YIDI_TRANSACTION_STATE_BLOCKED 4
#define YIDI_TRANSACTION_STATE_DONE 5
#define YIDI_TRANSACTION_STATE_REFUNDED 6
struct yidi_query_reply {
    uint64_t correlation_id;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    uint8_t state;
} __attribute__((packed));
/* then answer: uint16_t length, then its bytes */

#define YIDI_REFUND_REQUEST 9
struct yidi_refund_request {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    int64_t original_settlement_id;
    int64_t encounter_id;
} __attribute__((packed));

#define YIDI_REFUND_REPLY 10
#define YIDI_REFUND_KINDS_SEQUENTIAL 1
#define YIDI_REFUND_KINDS_NON_ADJACENT 2
#define YIDI_REFUND_KINDS_CROSS_YEAR 4
#define YIDI_REFUND_KINDS_AFTER_CLEARING 8
struct yidi_refund_reply {
    uint64_t correlation_id;
    uint8_t reply_flags;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    int64_t settlement_id;
    int64_t journal_position;
    int64_t refunded_at_ms;
    int32_t business_day;
    int64_t original_settlement_id;
    int32_t original_business_day;
    uint8_t refund_kinds;
    char bundle_hash[16];
    uint8_t category;
    int64_t total_fen;
    int64_t in_scope_fen;
    int64_t pre_self_pay_fen;
    int64_t over_limit_fen;
    int64_t own_pay_fen;
    int64_t first_self_pay_fen;
    int64_t deductible_fen;
    int64_t fund_total_fen;
    int64_t personal_fen;
    int64_t account_fen;
    int64_t cash_fen;
    int64_t hospital_borne_fen;
    int64_t account_balance_fen;
    int64_t encounter_id;
} __attribute__((packed));

struct yidi_refund_reply_funds {
    char fund_code[6];
    int64_t amount_fen;
} __attribute__((packed));
/* then fund_name: uint16_t length, then its bytes */

struct yidi_refund_reply_years {
    int32_t benefit_year;
    int64_t total_fen;
    int64_t in_scope_fen;
    int64_t deductible_fen;
    int64_t fund_total_fen;
    int64_t personal_fen;
} __attribute__((packed));
/* then plan_id: uint16_t length, then its bytes */

#define YIDI_FILING_REQUEST 11
#define YIDI_FILING_ACTION_NEW 1
#define YIDI_FILING_ACTION_CHANGE 2
#define YIDI_FILING_ACTION_CANCEL 3
#define YIDI_FILING_ACTION_EXTEND 4
#define YIDI_FILING_ACTION_COMPLETE_DOCUMENTS 5
#define YIDI_FILING_CATEGORY_NONE 0
#define YIDI_FILING_CATEGORY_RETIRED_RESETTLED 1
#define YIDI_FILING_CATEGORY_LONG_TERM_RESIDENT 2
#define YIDI_FILING_CATEGORY_STATIONED_WORKER 3
#define YIDI_FILING_CATEGORY_TRANSFER 4
#define YIDI_FILING_CATEGORY_EMERGENCY 5
#define YIDI_FILING_CATEGORY_OTHER_TEMPORARY 6
#define YIDI_FILING_BASIS_NONE 0
#define YIDI_FILING_BASIS_PROOF 1
#define YIDI_FILING_BASIS_COMMITMENT 2
#define YIDI_FILING_CHANNEL_WINDOW 1
#define YIDI_FILING_CHANNEL_NATIONAL_APP 2
#define YIDI_FILING_CHANNEL_FILING_MINI_PROGRAM 3
#define YIDI_FILING_CHANNEL_STATE_COUNCIL_MINI_PROGRAM 4
#define YIDI_FILING_CHANNEL_REGIONAL_APP 5
#define YIDI_FILING_CHANNEL_PROVIDER 6
#define YIDI_FILING_CARE_INPATIENT 1
#define YIDI_FILING_CARE_OUTPATIENT 2
#define YIDI_FILING_CARE_PHARMACY 4
#define YIDI_FILING_DOCUMENTS_HOUSEHOLD_BOOKLET 1
#define YIDI_FILING_DOCUMENTS_REGISTRATION_CARD 2
#define YIDI_FILING_DOCUMENTS_RESIDENCE_PROOF 4
#define YIDI_FILING_DOCUMENTS_POSTING_LETTER 8
#define YIDI_FILING_DOCUMENTS_AWAY_EMPLOYER_PROOF 16
#define YIDI_FILING_DOCUMENTS_CONTRACT 32
#define YIDI_FILING_DOCUMENTS_DIAGNOSIS_PROOF 64
#define YIDI_FILING_DOCUMENTS_CHRONIC_APPLICATION 128
#define YIDI_FILING_FLAGS_FEES_OPEN 1
#define YIDI_FILING_FLAGS_COMPLETE 2
#define YIDI_FILING_FLAGS_SUSPENDED 4
struct yidi_filing_request {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    uint16_t insurance_type;
    char insured_place[6];
    uint8_t action;
    uint8_t category;
    uint8_t basis;
    uint8_t channel;
    char place[6];
    int32_t from_date;
    int32_t to_date;
    uint8_t care;
    uint8_t documents;
    uint8_t flags;
    char disease_code[8];
    char diagnosis_code[20];
    char referring_place[6];
    int32_t discharged_on;
    int64_t filing_number;
} __attribute__((packed));

struct yidi_filing_request_hospitals {
    char hospital_code[12];
    char hospital_area[6];
} __attribute__((packed));

#define YIDI_FILING_REPLY 12
#define YIDI_FILING_KIND_GENERAL 0
#define YIDI_FILING_KIND_TRANSFER_OUT 1
#define YIDI_FILING_KIND_CHRONIC 2
#define YIDI_FILING_KIND_CHOSEN_PROVIDER 3
#define YIDI_FILING_STATE_ACTIVE 0
#define YIDI_FILING_STATE_REVIEW 1
#define YIDI_FILING_STATE_CHANGED 2
#define YIDI_FILING_STATE_SUPERSEDED 3
#define YIDI_FILING_STATE_CANCELLED 4
#define YIDI_FILING_STATE_REJECTED 5
#define YIDI_FILING_STATE_ENDED 6
#define YIDI_CLAIM_CATEGORY_NONE 0
#define YIDI_CLAIM_CATEGORY_LONG_TERM 1
#define YIDI_CLAIM_CATEGORY_TRANSFER 2
#define YIDI_CLAIM_CATEGORY_EMERGENCY 3
#define YIDI_CLAIM_CATEGORY_OTHER_TEMPORARY 4
struct yidi_filing_reply {
    uint64_t correlation_id;
    uint8_t reply_flags;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    int64_t journal_position;
    int64_t decided_at_ms;
    int32_t business_day;
    int64_t filing_number;
    int64_t ended_number;
    uint8_t kind;
    uint8_t state;
    uint8_t category;
    uint8_t basis;
    uint8_t flags;
    char place[6];
    int32_t from_date;
    int32_t to_date;
    int32_t free_from;
    uint8_t claim;
    int32_t documents_due;
} __attribute__((packed));

#define YIDI_FILING_QUERY 13
struct yidi_filing_query {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    uint16_t insurance_type;
    char insured_place[6];
} __attribute__((packed));

#define YIDI_FILING_QUERY_REPLY 14
#define YIDI_BENEFIT_STATE_NORMAL 0
#define YIDI_BENEFIT_STATE_PAUSED 1
#define YIDI_BENEFIT_STATE_TERMINATED 2
struct yidi_filing_query_reply {
    uint64_t correlation_id;
    uint8_t reply_flags;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    char insured_place[6];
    uint8_t benefit;
    uint8_t flags;
    int32_t business_day;
} __attribute__((packed));

struct yidi_filing_query_reply_filings {
    int64_t filing_number;
    uint8_t kind;
    uint8_t state;
    uint8_t category;
    uint8_t basis;
    uint8_t flags;
    uint8_t care;
    char place[6];
    int32_t from_date;
    int32_t to_date;
    int32_t registered_on;
    char disease_code[8];
    char hospital_a[12];
    char hospital_b[12];
    char hospital_c[12];
    char hospital_d[12];
    int32_t documents_due;
} __attribute__((packed));

#define YIDI_ENCOUNTER_REQUEST 20
struct yidi_encounter_request {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    uint16_t insurance_type;
    char insured_place[6];
    char care_place[6];
    uint8_t hospital_level;
    char medical_type[6];
    uint8_t voucher_type;
    char voucher_no[50];
    uint8_t care_flags;
    uint8_t referral_step;
    uint8_t referred_from_level;
    int32_t admission_date;
    int32_t discharge_date;
    char diagnosis_code[20];
    char disease_code[8];
    int64_t encounter_id;
} __attribute__((packed));

struct yidi_encounter_request_declarations {
    char signer_name[60];
    uint8_t relation;
    char phone[20];
    uint8_t certificate_type;
    char certificate_no[30];
    int64_t injured_at_ms;
    char injury_place[120];
    char injury_course[600];
    int32_t signed_on;
} __attribute__((packed));

#define YIDI_ENCOUNTER_REPLY 21
#define YIDI_ENCOUNTER_STATE_OPEN 0
#define YIDI_ENCOUNTER_STATE_DISCHARGED 1
#define YIDI_ENCOUNTER_STATE_SETTLED 2
#define YIDI_ENCOUNTER_STATE_CANCELLED 3
struct yidi_encounter_reply {
    uint64_t correlation_id;
    uint8_t reply_flags;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    int64_t encounter_id;
    int64_t journal_position;
    int64_t decided_at_ms;
    int32_t business_day;
    uint8_t state;
    int32_t withdrawn_lines;
    int32_t unsettled_lines;
} __attribute__((packed));

#define YIDI_ENCOUNTER_ACT_REQUEST 22
struct yidi_encounter_act_request {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    int64_t encounter_id;
    int32_t discharge_date;
} __attribute__((packed));

#define YIDI_FEE_UPLOAD_REQUEST 24
struct yidi_fee_upload_request {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    int64_t encounter_id;
    char batch_no[30];
    char disease_code[8];
} __attribute__((packed));

struct yidi_fee_upload_request_fee_lines {
    char item_code[30];
    char fee_category[2];
    uint8_t item_class;
    uint16_t first_self_pay_bp;
    int64_t unit_price_micro;
    int64_t quantity_e4;
    int64_t price_limit_micro;
    int64_t amount_fen;
    char line_no[30];
    int32_t fee_date;
    uint8_t approval;
    uint8_t external_order;
} __attribute__((packed));

struct yidi_fee_upload_request_return_lines {
    char line_no[30];
    char original_line_no[30];
    int64_t quantity_e4;
    int64_t amount_fen;
} __attribute__((packed));

struct yidi_fee_upload_request_external_orders {
    char order_no[30];
    char external_institution[12];
} __attribute__((packed));

#define YIDI_FEE_UPLOAD_REPLY 25
struct yidi_fee_upload_reply {
    uint64_t correlation_id;
    uint8_t reply_flags;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    int64_t encounter_id;
    int64_t journal_position;
    int64_t decided_at_ms;
    int32_t business_day;
    int64_t missing_fen;
    int32_t lines_due_day;
} __attribute__((packed));

struct yidi_fee_upload_reply_lines {
    char line_no[30];
    int64_t amount_fen;
    int64_t in_scope_fen;
    int64_t pre_self_pay_fen;
    int64_t over_limit_fen;
    int64_t own_pay_fen;
    char fee_category[2];
    uint8_t item_class;
    uint16_t first_self_pay_bp;
    int64_t price_limit_micro;
} __attribute__((packed));

#define YIDI_FEE_WITHDRAWAL_REQUEST 26
struct yidi_fee_withdrawal_request {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    int64_t encounter_id;
    char batch_no[30];
} __attribute__((packed));

struct yidi_fee_withdrawal_request_line_nos {
    char line_no[30];
} __attribute__((packed));

#define YIDI_ENCOUNTER_SETTLE_REQUEST 28
#define YIDI_SETTLE_FLAGS_USE_ACCOUNT 1
#define YIDI_SETTLE_FLAGS_MID_SETTLEMENT 2
#define YIDI_SETTLEMENT_MODE_DIRECT 0
#define YIDI_SETTLEMENT_MODE_FULL_PAY 1
struct yidi_encounter_settle_request {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    int64_t encounter_id;
    char batch_no[30];
    uint8_t voucher_type;
    char voucher_no[50];
    char medical_type[6];
    uint8_t settle_flags;
    uint8_t mode;
    int32_t discharge_date;
    int64_t total_fen;
    int64_t in_scope_fen;
    int64_t pre_self_pay_fen;
    int64_t over_limit_fen;
    int64_t own_pay_fen;
} __attribute__((packed));

struct yidi_encounter_settle_request_category_totals {
    char fee_category[2];
    int64_t amount_fen;
    int64_t in_scope_fen;
    int64_t pre_self_pay_fen;
    int64_t over_limit_fen;
    int64_t own_pay_fen;
} __attribute__((packed));

#define YIDI_SETTLEMENT_QUERY 60
struct yidi_settlement_query {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char person_no[30];
    int64_t settlement_id;
    int64_t encounter_id;
} __attribute__((packed));

#define YIDI_NOTICE_QUERY 62
struct yidi_notice_query {
    uint64_t correlation_id;
    int64_t sent_at_ms;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    char place[6];
} __attribute__((packed));

#define YIDI_NOTICE_QUERY_REPLY 63
struct yidi_notice_query_reply {
    uint64_t correlation_id;
    uint8_t reply_flags;
    char institution_code[12];
    char transaction_code[5];
    char msg_id[30];
    int64_t decided_at_ms;
    int32_t total;
} __attribute__((packed));

struct yidi_notice_query_reply_notices {
    char notice_no[30];
    char place[6];
    int64_t from_ms;
    int64_t to_ms;
} __attribute__((packed));
/* then text: uint16_t length, then its bytes */

#endif
