package io.yidi.gateway.national.document;

import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.JsonTokenReader;
import io.yidi.protocol.json.JsonTokenReader.Token;
import io.yidi.protocol.json.TextPosition;
import java.nio.charset.StandardCharsets;

/**
 * 文档读取: the document of a request straight from its bytes. Strict: a name that comes twice, anything deeper than
 * {@value #DEPTH_MAX}, a number of more than {@value #DIGITS_MAX} digits or a name of more than {@value
 * #NAME_LENGTH_MAX} characters is a fault with a code of its own. One event loop only; allocates nothing but faults,
 * once its buffers have grown.
 */
public final class DocumentReader {

    private static final int TEXT_LENGTH_MAX = 512 * 1024;
    private static final int DEPTH_MAX = 8;
    private static final int DIGITS_MAX = 20;
    private static final int NAME_LENGTH_MAX = 64;

    private final JsonTokenReader json = new JsonTokenReader(DEPTH_MAX, TEXT_LENGTH_MAX, NAME_LENGTH_MAX, DIGITS_MAX);
    private final TextCodec inner = new TextCodec(StandardCharsets.UTF_8);
    private byte[] document;
    private DocumentIndex index;

    /**
     * Reads a document that is an object.
     *
     * @param utf8 the document, from its first byte
     * @param length of it, in bytes
     * @param target takes it instead of what it held; the object is its {@link DocumentIndex#ROOT}
     * @throws InputFaultException naming what is wrong, and where
     */
    public void read(final byte[] utf8, final int length, final DocumentIndex target) throws InputFaultException {
        target.clear();
        readObject(utf8, length, target);
    }

    /**
     * Reads a document that is an object from a text of another document.
     *
     * @param target holds the other document, and takes this one, too
     * @param text value that is the text
     * @return the object
     * @throws InputFaultException naming what is wrong, and where in the text
     */
    public int readInner(final DocumentIndex target, final int text) throws InputFaultException {
        final int length = inner.encode(target.text(text));
        return readObject(inner.bytes(), length, target);
    }

    private int readObject(final byte[] utf8, final int length, final DocumentIndex target) throws InputFaultException {
        document = utf8;
        index = target;
        json.wrap(utf8, 0, length);
        if (next() != Token.OBJECT) {
            throw fault(ResultCode.JSON_TYPE_WRONG, "");
        }
        final int object = value(DocumentIndex.NONE);
        if (next() != Token.END) {
            throw fault(ResultCode.JSON_SYNTAX, "");
        }
        return object;
    }

    private int value(final int parent) throws InputFaultException {
        final Token kind = json.token();
        final int value = index.add(parent, kind);
        fill(kind, value);
        return value;
    }

    private void fill(final Token kind, final int value) throws InputFaultException {
        switch (kind) {
            case OBJECT -> members(value);
            case ARRAY -> elements(value);
            case TEXT -> index.putText(value, json.text());
            case INTEGER, DECIMAL -> {
                if (!index.putNumber(value, json.text())) {
                    throw fault(ResultCode.AMOUNT_OUT_OF_RANGE, "");
                }
            }
            default -> index.putWord(value, kind);
        }
    }

    private void members(final int object) throws InputFaultException {
        while (next() == Token.NAME) {
            final int nameAt = index.keep(json.text());
            final int nameLength = json.text().length();
            final Token kind = next();
            final int member = index.add(object, kind);
            if (!index.name(member, nameAt, nameLength)) {
                throw fault(ResultCode.JSON_FIELD_TWICE, index.name(member));
            }
            fill(kind, member);
        }
        index.close(object);
    }

    private void elements(final int array) throws InputFaultException {
        while (next() != Token.ARRAY_END) {
            value(array);
        }
        index.close(array);
    }

    private Token next() throws InputFaultException {
        return switch (json.next()) {
            case SYNTAX -> throw fault(ResultCode.JSON_SYNTAX, "");
            case TOO_LONG -> throw fault(ResultCode.FIELD_TOO_LONG, "");
            case TOO_DEEP -> throw fault(ResultCode.JSON_TOO_DEEP, "");
            default -> json.token();
        };
    }

    private InputFaultException fault(final ResultCode code, final CharSequence name) {
        return new InputFaultException(
                new Fault().set(code, name).found(TextPosition.of(document, 0, json.position())));
    }
}
