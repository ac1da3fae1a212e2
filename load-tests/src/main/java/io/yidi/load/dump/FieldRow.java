package io.yidi.load.dump;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import uk.co.real_logic.sbe.PrimitiveType;

/**
 * 字段: one field of a block.
 *
 * @param name in the schema
 * @param description JSON name and meaning
 * @param offset from the start of its block, in bytes
 * @param lengthBytes of the field
 * @param type name in the schema
 * @param typeDescription from the schema, may be empty
 * @param primitive of the field, or of each of its characters
 * @param form what the bytes stand for
 * @param charset of a text
 * @param nullValue the value for "not given", if there is one
 * @param values names of values or bits
 */
public record FieldRow(
        String name,
        String description,
        int offset,
        int lengthBytes,
        String type,
        String typeDescription,
        PrimitiveType primitive,
        FieldForm form,
        Charset charset,
        Optional<Long> nullValue,
        List<NamedValue> values) {}
