package io.yidi.rivals.split;

/**
 * 分割结果: what each side bears of a bill, in fen. Immutable.
 *
 * @param deductibleFen taken before the pool pays
 * @param poolFen paid by the pool
 * @param layerFen paid by the large-expense fund
 * @param personalFen the rest of the bill
 */
public record Split(long deductibleFen, long poolFen, long layerFen, long personalFen) {}
