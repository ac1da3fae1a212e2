package io.yidi.gateway.explain;

import java.math.BigInteger;

/** 精确分数: amounts in fen and ratios, never rounded before their one rounding. Lowest terms, denominator positive. */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    static final Fraction ZERO = of(0);
    static final Fraction ONE = of(1);

    private static final long BP_IN_ONE = 10_000;
    private static final Fraction HALF = ratio(1, 2);

    static Fraction of(final long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Fraction ofBp(final long bp) {
        return ratio(bp, BP_IN_ONE);
    }

    static Fraction ratio(final long numerator, final long denominator) {
        return reduced(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    private static Fraction reduced(final BigInteger numerator, final BigInteger denominator) {
        final BigInteger common = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
        return new Fraction(numerator.divide(common), denominator.divide(common));
    }

    Fraction plus(final Fraction other) {
        return reduced(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction minus(final Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    Fraction times(final Fraction other) {
        return reduced(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction dividedBy(final Fraction other) {
        return reduced(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Fraction max(final Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Fraction min(final Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    boolean isPositive() {
        return numerator.signum() > 0;
    }

    /** Rounded down. */
    long floor() {
        final BigInteger[] division = numerator.divideAndRemainder(denominator);
        return division[1].signum() < 0
                ? division[0].subtract(BigInteger.ONE).longValueExact()
                : division[0].longValueExact();
    }

    /** Rounded to the nearest whole, a half away from zero. */
    long halfUp() {
        return numerator.signum() < 0
                ? -new Fraction(numerator.negate(), denominator).halfUp()
                : plus(HALF).floor();
    }

    @Override
    public int compareTo(final Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
