package io.yidi.gateway.engine.state;

/**
 * 清算申请: the clearing of a month has been applied for, as a reference file states it.
 *
 * @param insuredProvince first two digits of the area whose insured it is about
 * @param month year × 100 + month of the settlements' business days
 */
public record ClearingRow(int insuredProvince, int month) {}
