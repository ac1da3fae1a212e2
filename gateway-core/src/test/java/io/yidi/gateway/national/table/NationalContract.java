package io.yidi.gateway.national.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract of the national interface: written from the table that the door works by. */
final class NationalContract {

    private static final String HEAD = """
        # The contract of the national interface, written from the table that the door works by.
        openapi: 3.1.0
        info:
          title: 异地就医结算网关 Yidi settlement gateway · 国家接口 national interface
          version: 0.1.0
          description: |
            Transactions by `infno`, at any address that does not begin with `/v1/`: the addresses below are only
            names. 任何地址均可，交易由 infno 决定。

            - The key is `fixmedins_code`, `infno` and `msgid`; the same again gets the same answer.
            - The status is always 200; the verdict is `infcode`, 0 done or −1 not done, with `err_msg`.
            - A field that is not known is `null`, never left out. Amounts are read from numbers and texts, and
              answered as numbers.
            - Lengths are told and not enforced; what is longer comes back as `warn_msg`.

            [所有代码 All result codes](/docs/result-codes.html)
          license: {name: Apache-2.0}
        servers:
          - {url: /, description: the gateway that serves this page}
        security: []
        paths:
        """;

    private static final String COMPONENTS = """
        components:
          schemas:
            RequestValue: {type: [string, number, 'null']}
            GivenValue: {type: [string, number]}
            Extension: {type: [string, object, 'null'], description: 'a document, as it is or as a text'}
            Bytes: {type: [string, array], description: 'Base64, or the bytes as numbers'}
            Answer:
              type: object
              required:
                [infcode, inf_refmsgid, refmsg_time, respond_time, err_msg, warn_msg, cainfo, signtype, enctype,
                output]
              properties:
                infcode: {enum: [0, -1], description: 交易状态码}
                inf_refmsgid: {type: string, pattern: '^\\d{30}$', description: 接收方报文ID}
                refmsg_time: {type: string, pattern: '^\\d{17}$', description: 接收报文时间}
                respond_time: {type: string, pattern: '^\\d{17}$', description: 响应报文时间}
                err_msg: {type: [string, 'null'], maxLength: 200, description: 错误信息}
                warn_msg: {type: [string, 'null'], description: 警告信息}
                cainfo: {type: [string, 'null'], description: 签名}
                signtype: {type: [string, 'null'], description: 签名类型}
                enctype: {type: [string, 'null'], description: 加密类型}
                output: {description: 交易输出}
        """;

    private static final String EXTENSION = "exp_content";
    private static final String FILE = "file";

    private final Map<String, CodeTable> codes = CodeTable.load();
    private final StringBuilder yaml = new StringBuilder(HEAD);

    String yaml() {
        TransactionTable.load().all().stream().filter(TransactionRow::isServed).forEach(this::transaction);
        return yaml.append(COMPONENTS).toString();
    }

    private void transaction(final TransactionRow row) {
        line(2, "/hsa/hgs/" + row.infno() + ":");
        line(4, "post:");
        line(6, "operationId: infno" + row.infno());
        line(6, "summary: " + row.infno() + ' ' + row.meaning());
        if (!row.otherNumbers().isEmpty()) {
            line(6, "description: Also " + String.join(", ", row.otherNumbers()) + ".");
        }
        line(6, "requestBody:");
        line(8, "required: true");
        line(8, "content:");
        line(10, "application/json:");
        line(12, "schema:");
        request(row);
        line(6, "responses:");
        line(8, "'200':");
        line(10, "description: The verdict is infcode.");
        line(10, "content:");
        if (isFile(row)) {
            line(12, "application/octet-stream:");
            line(14, "schema: {type: string, format: binary, description: 'the file itself; a failure is a document'}");
        }
        line(12, "application/json:");
        line(14, "schema:");
        answer(row);
    }

    private static boolean isFile(final TransactionRow row) {
        return row.outputs().stream().anyMatch(node -> node.rows().equals(FILE));
    }

    private void request(final TransactionRow row) {
        line(14, "type: object");
        line(14, "required: [infno, msgid]");
        line(14, "properties:");
        line(16, "infno: {enum: [" + numbers(row) + "]}");
        line(16, "msgid: {type: string, minLength: 1, description: 发送方报文ID}");
        line(16, "fixmedins_code: {type: string, minLength: 1, description: 定点医药机构编号}");
        row.inputs().stream()
                .filter(NodeTable::isEnvelope)
                .forEach(node -> node.fields().forEach(field -> input(16, field)));
        line(16, "input:");
        line(18, "type: [object, string]");
        line(18, "description: The nodes, or a text that holds them.");
        final List<NodeTable> nodes =
                row.inputs().stream().filter(node -> !node.isEnvelope()).toList();
        required(
                18,
                nodes.stream()
                        .filter(NodeTable::isRequired)
                        .map(NodeTable::name)
                        .toList());
        if (!nodes.isEmpty()) {
            line(18, "properties:");
        }
        for (final NodeTable node : nodes) {
            final int indent = openNode(20, node, "[array, object]");
            required(
                    indent,
                    node.fields().stream()
                            .filter(FieldRow::isRequired)
                            .map(FieldRow::name)
                            .toList());
            line(indent, "properties:");
            node.fields().forEach(field -> input(indent + 2, field));
        }
    }

    private static String numbers(final TransactionRow row) {
        return Stream.concat(Stream.of(row.infno()), row.otherNumbers().stream())
                .map(number -> "'" + number + "'")
                .collect(Collectors.joining(", "));
    }

    private void input(final int indent, final FieldRow field) {
        line(
                indent,
                field.name() + ": {$ref: '#/components/schemas/" + inputSchema(field) + "', description: '"
                        + field.meaning() + ' ' + length(field) + values(field) + "'}");
    }

    private static String inputSchema(final FieldRow field) {
        if (field.type() == FieldType.BYTES) {
            return "Bytes";
        }
        if (field.name().equals(EXTENSION)) {
            return "Extension";
        }
        return field.isRequired() ? "GivenValue" : "RequestValue";
    }

    private void answer(final TransactionRow row) {
        line(16, "$ref: '#/components/schemas/Answer'");
        if (row.outputs().isEmpty() || isFile(row)) {
            return;
        }
        line(16, "properties:");
        line(18, "output:");
        if (row.outputs().get(0).isList() && row.outputs().get(0).name().isEmpty()) {
            line(20, "type: [array, 'null']");
            line(20, "items:");
            line(22, "type: object");
            fields(22, row.outputs().get(0));
            return;
        }
        line(20, "type: [object, 'null']");
        required(
                20,
                row.outputs().stream()
                        .flatMap(node -> node.name().isEmpty()
                                ? node.fields().stream().map(FieldRow::name)
                                : Stream.of(node.name()))
                        .toList());
        line(20, "additionalProperties: false");
        line(20, "properties:");
        row.outputs().forEach(this::output);
    }

    private void output(final NodeTable node) {
        if (node.name().isEmpty()) {
            node.fields().forEach(field -> field(22, field));
        } else {
            fields(openNode(22, node, "array"), node);
        }
    }

    /** Every field is there, and no other. */
    private void fields(final int indent, final NodeTable node) {
        required(indent, node.fields().stream().map(FieldRow::name).toList());
        line(indent, "additionalProperties: false");
        line(indent, "properties:");
        node.fields().forEach(field -> field(indent + 2, field));
    }

    private void field(final int indent, final FieldRow field) {
        final String type = field.type() == FieldType.NUMBER ? "number" : "string";
        line(
                indent,
                field.name() + ": {type: [" + type + ", 'null'], description: '" + field.meaning() + ' ' + length(field)
                        + values(field) + "'}");
    }

    /** Opens a node and gives the indent of what it holds; of a request a list of one may come as the one. */
    private int openNode(final int indent, final NodeTable node, final String list) {
        line(indent, node.name() + ":");
        line(indent + 2, "type: " + (node.isList() ? list : "object"));
        if (node.isList()) {
            line(indent + 2, "items:");
            line(indent + 4, "type: object");
        }
        return indent + (node.isList() ? 4 : 2);
    }

    private void required(final int indent, final List<String> names) {
        if (!names.isEmpty()) {
            line(indent, "required: [" + String.join(", ", names) + "]");
        }
    }

    private static String length(final FieldRow field) {
        return switch (field.type()) {
            case DATE -> "yyyy-MM-dd";
            case TIME -> "yyyy-MM-dd HH:mm:ss";
            default -> field.length() == 0 ? "" : "(" + field.length() + ")";
        };
    }

    private String values(final FieldRow field) {
        final CodeTable table = codes.get(field.codeTable());
        return table == null ? "" : " " + String.join(", ", table.labels().keySet());
    }

    private void line(final int indent, final String text) {
        yaml.append(" ".repeat(indent)).append(text).append('\n');
    }
}
