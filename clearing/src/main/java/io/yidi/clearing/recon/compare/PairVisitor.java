package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.rows.DayRows;

/** 比对去处: told of each settlement that either of two sides has, once. */
@FunctionalInterface
interface PairVisitor {

    /**
     * A settlement.
     *
     * @param hereRow of the first side; {@link DayRows#NONE} if it does not have it
     * @param thereRow of the second side; {@link DayRows#NONE} if it does not have it
     * @param code what is different first, see {@link Outcome}
     */
    void onSettlement(int hereRow, int thereRow, int code);
}
