package io.yidi.gateway.engine.benefit;

import java.math.BigInteger;

/** Exact fractions, for the references of tests only. */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    public static final Fraction ZERO = of(0);

    public static Fraction of(final long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Fraction basisPoints(final long bp) {
        return reduced(BigInteger.valueOf(bp), BigInteger.valueOf(10_000));
    }

    private static Fraction reduced(final BigInteger numerator, final BigInteger denominator) {
        final BigInteger common = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
        return new Fraction(numerator.divide(common), denominator.divide(common));
    }

    public Fraction plus(final Fraction other) {
        return reduced(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(final Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    public Fraction times(final Fraction other) {
        return reduced(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Fraction dividedBy(final Fraction other) {
        return reduced(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Fraction max(final Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Fraction min(final Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public long floor() {
        final BigInteger[] division = numerator.divideAndRemainder(denominator);
        return division[1].signum() < 0
                ? division[0].subtract(BigInteger.ONE).longValueExact()
                : division[0].longValueExact();
    }

    public long roundHalfUp() {
        return plus(basisPoints(5_000)).floor();
    }

    long exactLong() {
        if (!denominator.equals(BigInteger.ONE)) {
            throw new ArithmeticException("expected a whole number: found=" + this);
        }
        return numerator.longValueExact();
    }

    @Override
    public int compareTo(final Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
