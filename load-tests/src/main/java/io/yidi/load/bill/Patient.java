package io.yidi.load.bill;

/**
 * 参保人: what a bill says of the person.
 *
 * @param personNo as in the reference file
 * @param voucherNo of the social security card
 * @param insuranceType three digits
 * @param insuredPlace six digits
 */
public record Patient(String personNo, String voucherNo, int insuranceType, String insuredPlace) {}
