package io.yidi.gateway.launcher.demo;

import java.util.List;

/** 示例账单: what the demo settles, in order; each stands in {@code samples/bills}. */
final class DemoBills {

    static final List<DemoBill> SETTLED = List.of(
            new DemoBill("beijing-retired-first-stay", "北京退休职工，第一次住院", "Beijing, retired employee, first stay"),
            new DemoBill("beijing-retired-second-stay", "北京退休职工，第二次住院", "Beijing, retired employee, second stay"),
            new DemoBill("jiaozuo-long-term", "焦作职工，异地长期居住", "Jiaozuo, employee living elsewhere"),
            new DemoBill("jiaozuo-transfer", "焦作职工，异地转诊", "Jiaozuo, employee transferred"),
            new DemoBill("jiaozuo-emergency-unfiled", "焦作职工，未备案的急诊", "Jiaozuo, emergency without a filing"),
            new DemoBill("jiaozuo-other-temporary", "焦作职工，其他临时外出", "Jiaozuo, other temporary care"),
            new DemoBill("beijing-year-end-stay", "北京职工，跨年度住院", "Beijing, employee, a stay over the year end"),
            new DemoBill("outpatient-with-lines", "普通门诊，逐项分割", "Outpatient, split line by line"),
            new DemoBill("critical-illness", "居民大病保险", "Residents' critical-illness insurance"),
            new DemoBill("civil-servant-with-account", "公务员补助与个人账户", "Civil servant, personal account used"));

    static final DemoBill NOT_FILED = new DemoBill("jiaozuo-not-filed", "焦作职工，未备案", "Jiaozuo, not filed");

    /** Sent a second time, through the other door. */
    static final String RESENT = "beijing-retired-second-stay";

    /** Undone by {@link #REVERSAL_FILE}. */
    static final String REVERSED = "jiaozuo-other-temporary";

    static final String REVERSAL_FILE = "reversal.json";

    /** The reversed bill, asked for again. */
    static final String QUOTE_FILE = "quote-after-reversal.json";

    /** For the reader to try. */
    static final String OWN_FILE = "own-bill.json";

    private DemoBills() {}

    /**
     * One bill.
     *
     * @param name of the file, without its ending
     * @param titleZh what it shows
     * @param titleEn the same in English
     */
    record DemoBill(String name, String titleZh, String titleEn) {

        String file() {
            return name + ".json";
        }
    }
}
