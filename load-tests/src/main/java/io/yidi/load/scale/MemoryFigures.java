package io.yidi.load.scale;

/**
 * 内存数字: bytes that the gateway holds for a person.
 *
 * @param persons insured
 * @param bytesAPerson for each without activity
 * @param settlementsAYear of an active person
 * @param activePersons that got so many settlements while it was measured
 * @param bytesAYear for the activity of each
 */
record MemoryFigures(int persons, double bytesAPerson, int settlementsAYear, long activePersons, double bytesAYear) {}
