package io.yidi.gateway.national.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * 输入节点: the nodes of a request, however a client wraps them: an object where a list is expected counts as a list of
 * one, and of a list where an object is expected the first one counts.
 */
public final class InputNodes {

    private final JsonNode envelope;
    private final JsonNode input;

    /**
     * Makes a view of a request.
     *
     * @param envelope the document
     * @param input what stands under {@code input}
     */
    public InputNodes(final JsonNode envelope, final JsonNode input) {
        this.envelope = envelope;
        this.input = input;
    }

    /** The objects of a node; of a single node at most one. */
    public List<Row> rows(final NodeTable node) {
        if (node.isEnvelope()) {
            return List.of(new Row(envelope, "", Row.NO_INDEX));
        }
        final JsonNode found = input.path(node.name());
        if (found.isObject()) {
            return List.of(new Row(found, node.name(), node.isList() ? 0 : Row.NO_INDEX));
        }
        final List<Row> rows = new ArrayList<>();
        final int count = node.isList() ? found.size() : Math.min(1, found.size());
        for (int i = 0; i < count; i++) {
            rows.add(new Row(found.get(i), node.name(), node.isList() ? i : Row.NO_INDEX));
        }
        return rows;
    }

    /** The only object of a node, without fields if there is none. */
    public Row row(final NodeTable node) {
        final List<Row> rows = rows(node);
        return rows.isEmpty() ? new Row(MissingNode.getInstance(), node.name(), Row.NO_INDEX) : rows.get(0);
    }

    /** The objects of a list. */
    public List<Row> list(final String name) {
        return rows(new NodeTable(name, true, "", List.of()));
    }

    /**
     * Text of a value: of a number its digits, stripped of blanks around it.
     *
     * @param value any
     * @return the text; empty if there is none
     */
    public static String text(final JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    /**
     * An object of a request.
     *
     * @param fields the object
     * @param node its name
     * @param index its place in a list, or {@link #NO_INDEX}
     */
    public record Row(JsonNode fields, String node, int index) {

        /** Not in a list. */
        public static final int NO_INDEX = -1;

        private static final int DAY_LENGTH = 10;

        /** Text of a field; empty if it is not given. */
        public String text(final String name) {
            return InputNodes.text(fields.path(name));
        }

        /**
         * The day that a field tells; a time behind it is not looked at.
         *
         * @return the day, or {@code null} if the field is not given
         * @throws InputFaultException if it is none
         */
        public LocalDate day(final String name) throws InputFaultException {
            final String text = text(name);
            try {
                return text.isEmpty() ? null : LocalDate.parse(text.substring(0, Math.min(DAY_LENGTH, text.length())));
            } catch (final DateTimeParseException wrong) {
                throw fault(ResultCode.DATE_INVALID, name, text);
            }
        }

        /** What is wrong with a field of it; what was found is not told of persons and vouchers. */
        public InputFaultException fault(final ResultCode code, final String name, final String found) {
            final Fault fault = new Fault();
            if (index == NO_INDEX) {
                fault.set(code, name);
            } else {
                fault.set(code, node, index, name);
            }
            return new InputFaultException(fault.found(found));
        }
    }

    /** 输入有误: a request cannot be carried out as it stands. */
    public static final class InputFaultException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        /**
         * Makes one.
         *
         * @param fault what is wrong, and where
         */
        public InputFaultException(final Fault fault) {
            super(fault.toString(), null, false, false);
            this.fault = fault;
        }

        /** What is wrong, and where. */
        public Fault fault() {
            return fault;
        }
    }
}
