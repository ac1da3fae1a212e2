package io.yidi.load.dump;

/**
 * 变长内容: what follows a block, behind its length.
 *
 * @param name in the schema
 * @param description JSON name and meaning
 * @param isText whether it is UTF-8; else bytes
 */
public record TextRow(String name, String description, boolean isText) {}
