package io.yidi.load.dump;

import java.util.Locale;

/** The messages as packed C structs: written from the schema. */
final class StructHeader {

    private final MessageTable table;
    private final StringBuilder text = new StringBuilder();

    StructHeader(final MessageTable table) {
        this.table = table;
    }

    String text() {
        text.append("""
                /* The messages of the binary protocol as packed structs, for little-endian machines. Generated from the
                 * schema; docs/protocol/wire-book.md says what the fields mean. 本文件由报文定义生成。 */
                #ifndef YIDI_H
                #define YIDI_H

                #include <stdint.h>

                #define YIDI_SCHEMA_ID %d
                #define YIDI_SCHEMA_VERSION %d

                /* Stands before every message. length counts the bytes that follow it: of the frame all but 4. */
                struct yidi_frame {
                    int32_t length;
                    uint16_t block_length, template_id, schema_id, version;
                } __attribute__((packed));

                /* Stands before the entries of a group. */
                struct yidi_group {
                    uint16_t block_length, count;
                } __attribute__((packed));
                """.formatted(table.schemaId(), table.version()));
        table.messages().forEach(message -> {
            text.append("\n#define ")
                    .append(constant(message.name()))
                    .append(' ')
                    .append(message.id());
            message.fields().forEach(this::values);
            struct("yidi_" + snake(message.name()), message);
        });
        return text.append("\n#endif\n").toString();
    }

    /** Names of values and bits, before the first message that uses them. */
    private void values(final FieldRow field) {
        for (final NamedValue value : field.values()) {
            final String name =
                    constant(field.type()) + "_" + snake(value.name()).toUpperCase(Locale.ROOT);
            if (text.indexOf("#define " + name + " ") < 0) {
                text.append("\n#define ").append(name).append(' ');
                text.append(field.form() == FieldForm.SET ? 1L << value.number() : value.number());
            }
        }
    }

    private void struct(final String name, final BlockRow block) {
        text.append("\nstruct ").append(name).append(" {\n");
        for (final FieldRow field : block.fields()) {
            final boolean isText = field.form() == FieldForm.TEXT;
            text.append("    ").append(isText ? "char" : field.primitive().primitiveName() + "_t");
            text.append(' ').append(snake(field.name()));
            text.append(isText ? "[" + field.lengthBytes() + "];" : ";").append('\n');
        }
        text.append("} __attribute__((packed));\n");
        block.groups().forEach(group -> struct(name + "_" + snake(group.name()), group));
        block.texts()
                .forEach(variable -> text.append("/* then ")
                        .append(snake(variable.name()))
                        .append(": uint16_t length, then its bytes */\n"));
    }

    private static String constant(final String name) {
        return "YIDI_" + snake(name).toUpperCase(Locale.ROOT);
    }

    private static String snake(final String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
