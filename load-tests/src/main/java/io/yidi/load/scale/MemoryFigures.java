package io.yidi.load.scale;

/**
 * 内存数字: bytes that the gateway holds for a person.
 *
 * @param persons insured
 * @param bytesAPerson for each without activity
 * @param settlementsAYear of an active person
 * @param activePersons with so many settlements
 * @param bytesAYear for the activity of each
 */
record MemoryFigures(int persons, double bytesAPerson, int settlementsAYear, long activePersons, double bytesAYear) {}
