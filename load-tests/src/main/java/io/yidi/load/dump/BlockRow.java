package io.yidi.load.dump;

import java.util.List;

/**
 * 报文块: a message, or an entry of a group.
 *
 * @param name in the schema
 * @param id template of a message, or number of a group
 * @param description from the schema, may be empty
 * @param lengthBytes of the block
 * @param fields of the block, by offset
 * @param groups that follow it
 * @param texts that follow the groups
 */
public record BlockRow(
        String name,
        int id,
        String description,
        int lengthBytes,
        List<FieldRow> fields,
        List<BlockRow> groups,
        List<TextRow> texts) {

    /** The same block as it was before it grew to more than so many bytes. */
    BlockRow upTo(final int shorterBytes) {
        final List<FieldRow> shorter =
                fields.stream().filter(field -> field.offset() < shorterBytes).toList();
        return new BlockRow(name, id, description, shorterBytes, shorter, groups, texts);
    }
}
