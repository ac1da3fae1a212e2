package io.yidi.load.dump;

/**
 * 取值: a value of an enumeration, or a bit of a set.
 *
 * @param name in the schema
 * @param number value, or number of the bit from 0
 * @param description from the schema, may be empty
 */
public record NamedValue(String name, long number, String description) {}
