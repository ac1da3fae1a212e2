/**
 * 语料: persons, providers and bills in the proportions of real traffic, the same for the same seed.
 *
 * <p>Job: the population and its reference file, bills of all kinds of care, and the order in which bills, repeats,
 * refunds and reversals come.
 * <br>Upstream: {@code compare}, {@code day}. Downstream: {@code bill}, {@code drive}.
 * <br>Thread: any; a {@code CorpusRequestSource} is confined to one.
 * <br>Allocation: free, but none per request in {@code CorpusRequestSource}.
 */
package io.yidi.load.corpus;
