package io.yidi.clearing.recon.file;

/**
 * 对账分组: whose rows are added up together.
 *
 * @param institution {@code fixmedins_code}
 * @param insuredPlace six-digit area
 * @param insuranceType {@code insutype}
 * @param clearingType {@code clr_type}
 */
public record DayGroup(String institution, String insuredPlace, String insuranceType, String clearingType) {}
