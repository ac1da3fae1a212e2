package io.yidi.rivals.report;

import java.util.List;
import java.util.Map;

/**
 * 报告: everything one run brought. Immutable.
 *
 * @param title name of the run
 * @param conditions versions, settings and sizes, in the order to be printed
 * @param measurements of all contestants, the losing ones too
 * @param ratios between them
 */
public record Report(
        String title, Map<String, String> conditions, List<Measurement> measurements, List<Ratio> ratios) {}
