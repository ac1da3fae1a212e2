/**
 * 同一笔分割: bills, the policy's figures, and the split of a bill, whoever computes it.
 *
 * <p>Job: the same bills and figures for everybody, and whether the results are equal to the fen. The rules are those
 * of the inpatient plan of Beijing's employees within one benefit year: the deductible by number of the stay, three
 * bands by level of the hospital, the tilt for retired people, the pool's yearly cap to the exact point of the line
 * where it binds, and the large-expense fund with its yearly cap.
 * <br>Upstream: every other package of this module. Downstream: {@code gateway-core}. <br>Thread: any one.
 * <br>Allocation: free at the start; {@code YidiSplitter} none for a bill.
 */
package io.yidi.rivals.split;
