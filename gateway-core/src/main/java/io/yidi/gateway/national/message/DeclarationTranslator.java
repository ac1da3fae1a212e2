package io.yidi.gateway.national.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.document.DocumentTree;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TextTable;
import java.util.Map;

/**
 * 外伤承诺转换: form 11, which the interface has no fields for, out of the extension field of a stay (BJ-F11c): a document
 * in {@code exp_content} that holds {@code trum_decl}, with the fields of the native message. Whatever else an area
 * keeps in its extension field is passed over.
 */
final class DeclarationTranslator {

    /** Name of the form, in the extension field and in the native message. */
    static final String FORM = "trum_decl";

    private static final String FLAG = "trum_decl_flag";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String field;
    private final int flag;
    private final int forms;

    /**
     * Makes a translator.
     *
     * @param field that may hold the form
     * @param message a registration
     */
    DeclarationTranslator(final String field, final NativeMessage message) {
        this.field = field;
        this.flag = message.member(FLAG);
        this.forms = message.group(FORM);
    }

    /** Puts the form that an extension field holds, if it holds one. */
    void put(final IndexedRequest request, final int row, final NativeMessage message) throws InputFaultException {
        final int content = request.index().find(row, field);
        if (content == DocumentIndex.NONE) {
            return;
        }
        final JsonNode form = content(DocumentTree.of(request.index(), content)).path(FORM);
        final JsonNode first = form.isArray() ? form.path(0) : form;
        if (first.isObject()) {
            message.put(flag, "1");
            message.beginEntry(forms, FORM, 0);
            for (final Map.Entry<String, JsonNode> entry : first.properties()) {
                putField(entry.getKey(), entry.getValue(), message);
            }
            message.endEntry();
        }
    }

    private void putField(final String name, final JsonNode value, final NativeMessage message)
            throws InputFaultException {
        final int member = message.find(forms, name);
        if (member == TextTable.NONE) {
            throw fault(ResultCode.JSON_FIELD_UNKNOWN, name);
        }
        if (value.isContainerNode() || value.isBoolean()) {
            throw fault(ResultCode.JSON_TYPE_WRONG, name);
        }
        message.put(member, value.isNull() ? "" : value.asText());
    }

    private static InputFaultException fault(final ResultCode code, final String name) {
        return new InputFaultException(new Fault().set(code, FORM, 0, name));
    }

    private static JsonNode content(final JsonNode content) {
        if (!content.isTextual()) {
            return content;
        }
        try {
            return MAPPER.readTree(content.asText());
        } catch (final JsonProcessingException other) {
            return MissingNode.getInstance();
        }
    }
}
