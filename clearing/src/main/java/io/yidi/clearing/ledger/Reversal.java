package io.yidi.clearing.ledger;

/**
 * 冲正: an entry undone as if it had not been.
 *
 * @param sequence of the record that undid it
 * @param entryId of the settlement or refund that no longer stands
 * @param businessDay on which it was undone, days since 1970-01-01
 */
record Reversal(long sequence, long entryId, int businessDay) {}
