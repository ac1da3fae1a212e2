package io.yidi.gateway.national.place;

import java.util.List;

/**
 * 国家接口配置: what hospital systems that speak the national interface leave unsaid.
 *
 * @param institutions hospitals and pharmacies, with their levels
 * @param persons people by their certificates
 * @param habits what areas write in ways of their own
 */
public record NationalConfiguration(List<Institution> institutions, List<PersonCard> persons, List<AreaHabit> habits) {

    /** Nothing is known: every request must say all it needs. */
    public static final NationalConfiguration NONE = new NationalConfiguration(List.of(), List.of(), List.of());

    /**
     * 医药机构: a hospital or a pharmacy.
     *
     * @param code {@code fixmedins_code}
     * @param level {@code hosp_lv}: 1, 2 or 3
     */
    public record Institution(String code, int level) {}

    /**
     * 地区习惯: how the systems of an area write what others write in another way.
     *
     * @param area leading digits of the areas
     * @param resultDigits {@code stmt_rslt} in 1 or in 6 digits
     */
    public record AreaHabit(String area, int resultDigits) {}

    /**
     * 人员证件: a person behind a certificate; what is not known is empty.
     *
     * @param personNo {@code psn_no}
     * @param certificateType {@code psn_cert_type}
     * @param certificateNo {@code certno}
     * @param cardNo number of the social security card
     * @param name {@code psn_name}
     * @param gender {@code gend}
     * @param nationality {@code naty}
     */
    public record PersonCard(
            String personNo,
            String certificateType,
            String certificateNo,
            String cardNo,
            String name,
            String gender,
            String nationality) {

        /** A person of whom the number alone is known. */
        public static PersonCard ofNumber(final String personNo) {
            return new PersonCard(personNo, "", "", "", "", "", "");
        }

        /** Numbers of certificates are shown to nobody by accident. */
        @Override
        public String toString() {
            return "PersonCard[masked]";
        }
    }
}
