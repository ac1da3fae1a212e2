package io.yidi.gateway.national.place;

import java.util.List;

/**
 * 国家接口配置: what hospital systems that speak the national interface leave unsaid.
 *
 * @param institutions hospitals and pharmacies, with their levels
 * @param items catalogue rows
 */
public record NationalConfiguration(List<Institution> institutions, List<CatalogueItem> items) {

    /** Nothing is known: every request must say all it needs. */
    public static final NationalConfiguration NONE = new NationalConfiguration(List.of(), List.of());

    /**
     * 医药机构: a hospital or a pharmacy.
     *
     * @param code {@code fixmedins_code}
     * @param level {@code hosp_lv}: 1, 2 or 3
     */
    public record Institution(String code, int level) {}

    /**
     * 目录项: one item of a care place's catalogue; all texts as they stand in messages.
     *
     * @param carePlace leading digits of the areas that use it
     * @param code {@code med_list_codg}
     * @param feeCategory {@code med_chrgitm_type}
     * @param itemClass {@code chrgitm_lv}
     * @param firstSelfPay {@code selfpay_prop}
     * @param priceLimit {@code pric_uplmt_amt}, or empty
     */
    public record CatalogueItem(
            String carePlace,
            String code,
            String feeCategory,
            String itemClass,
            String firstSelfPay,
            String priceLimit) {}
}
