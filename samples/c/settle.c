/* 第一笔结算，然后原样重发：二进制协议。The first settled bill over the binary protocol, then a retry that gets the same
 * answer. For little-endian machines:  cc -o settle settle.c && ./settle [127.0.0.1 [9090]] */
#define _POSIX_C_SOURCE 200809L
#include "yidi.h"
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define DAY_2025_08_01 20301 /* days since 1970-01-01 */
#define YUAN(fen) (long long)((fen) / 100), (long long)((fen) % 100)
static struct {
    struct yidi_frame frame;
    struct yidi_settle_request request;
    struct yidi_group fee_lines, category_totals;
    struct yidi_settle_request_category_totals totals[2];
    struct yidi_group declarations;
} __attribute__((packed)) bill = {
    {sizeof bill - 4, sizeof bill.request, YIDI_SETTLE_REQUEST, YIDI_SCHEMA_ID, YIDI_SCHEMA_VERSION},
    {.correlation_id = 1, .institution_code = "H11010000002", .transaction_code = "2304", .person_no = "P0000000011",
     .insurance_type = 310, .insured_place = "410800", .care_place = "110100", .hospital_level = 2,
     .medical_type = "21", .voucher_type = 1, .voucher_no = "EV-P0000000011", .admission_date = DAY_2025_08_01,
     .discharge_date = DAY_2025_08_01 + 7, .diagnosis_code = "K35.800", .total_fen = 360000},
    {sizeof(struct yidi_settle_request_fee_lines), 0}, {sizeof bill.totals[0], 2},
    {{"01", 60000, 60000, 0, 0, 0}, {"09", 300000, 240000, 30000, 10000, 20000}},
    {sizeof(struct yidi_settle_request_declarations), 0}};

static union {
    struct { struct yidi_frame frame; struct yidi_settle_reply reply; } __attribute__((packed)) head;
    char bytes[4 + 65536]; /* no frame is longer */
} first, again;

static void die(const char *what) { fprintf(stderr, "%s\n", what); exit(1); }
/* Sends the bill and reads a whole frame; gives its length, or 0. */
static size_t ask(const struct sockaddr_in *gateway, char *answer) {
    const struct timeval ten_seconds = {10, 0};
    const int door = socket(AF_INET, SOCK_STREAM, 0);
    size_t got = 0, length = sizeof(struct yidi_frame);
    setsockopt(door, SOL_SOCKET, SO_RCVTIMEO, &ten_seconds, sizeof ten_seconds);
    if (connect(door, (const struct sockaddr *)gateway, sizeof *gateway) == 0
        && write(door, &bill, sizeof bill) == (ssize_t)sizeof bill) {
        for (ssize_t part; got < length && (part = read(door, answer + got, length - got)) > 0;) {
            got += (size_t)part;
            if (got == sizeof(struct yidi_frame)) length = 4 + (size_t)((struct yidi_frame *)answer)->length;
        }
    }
    close(door);
    return got == length ? got : 0;
}

/* No answer says nothing about the bill: sends the same again. */
static size_t settle(const struct sockaddr_in *gateway, char *answer) {
    size_t length = 0;
    for (int attempt = 1; attempt <= 3 && length == 0; attempt++) length = ask(gateway, answer);
    if (length == 0) die("no answer");
    if (((struct yidi_frame *)answer)->template_id != YIDI_SETTLE_REPLY) die("not settled");
    return length;
}

int main(int count, char **words) {
    const uint16_t port = (uint16_t)atoi(count > 2 ? words[2] : "9090");
    struct sockaddr_in gateway = {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, count > 1 ? words[1] : "127.0.0.1", &gateway.sin_addr);
    const time_t now = time(NULL);
    bill.request.sent_at_ms = (int64_t)now * 1000;
    char msg_id[31]; /* the key: store it with the bill before anything is sent */
    strftime(msg_id, sizeof msg_id, "H11010000002%Y%m%d%H%M%S0007", localtime(&now));
    memcpy(bill.request.msg_id, msg_id, sizeof bill.request.msg_id);
    const size_t length = settle(&gateway, first.bytes);
    const struct yidi_settle_reply *split = &first.head.reply;
    printf("settled setl_id=%lld total=%lld.%02lld fund=%lld.%02lld person=%lld.%02lld\n", (long long)split->settlement_id,
           YUAN(split->total_fen), YUAN(split->fund_total_fen), YUAN(split->personal_fen));
    settle(&gateway, again.bytes);
    again.head.reply.reply_flags &= (uint8_t)~YIDI_REPLY_FLAGS_REPEAT; /* the one difference */
    if (memcmp(first.bytes, again.bytes, length) != 0) die("expected the same answer");
    return puts("retried: same answer") < 0;
}
