package io.yidi.load.bill;

/**
 * 定点医药机构: what a bill says of who sends it.
 *
 * @param code twelve characters
 * @param place six digits
 * @param level 1, 2 or 3
 */
public record Provider(String code, String place, int level) {}
