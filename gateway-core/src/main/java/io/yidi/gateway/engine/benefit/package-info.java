/**
 * 待遇计算: what each fund and the person pay of a bill, by the policy of the insured place.
 *
 * <p>Job: year segments, reduction, deductible, pool, layers, account, and what the settlement adds to each counter;
 * {@link io.yidi.gateway.engine.benefit.BenefitCalculator} reads as that list.
 * <br>Upstream: the engine's state. Downstream: {@code engine.scope}, {@code policy.plane}.
 * <br>Thread: one owner each; a calculator and its result are reused from bill to bill. <br>Allocation: none after
 * construction.
 *
 * <p>Exactness: an {@code OF_PAYMENT} cap can end the pool at a fraction of a fen whose denominator is a ratio in bp
 * (at most 10 000). Amounts left by the pool are therefore kept in units of 1/denominator fen: a bill of at most
 * {@code Fen.BILL_MAX} stays below 10<sup>15</sup>. Products of expense and ratio are split into whole fen and fraction
 * before they are multiplied, so that an expense line may reach 9 × 10<sup>14</sup> fen; beyond, the exact arithmetic
 * throws.
 */
package io.yidi.gateway.engine.benefit;
