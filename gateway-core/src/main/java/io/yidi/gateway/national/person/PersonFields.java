package io.yidi.gateway.national.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.person.PersonSource.Insurance;
import io.yidi.gateway.national.place.NationalConfiguration.PersonCard;
import io.yidi.protocol.money.Fen;
import java.time.temporal.ChronoUnit;

/** 人员字段: what several answers say of a person, under the names of the national interface. */
final class PersonFields {

    private PersonFields() {}

    /** Puts who the person is. */
    static void put(final ObjectNode target, final PersonCard card, final Insurance insurance) {
        target.put("psn_no", card.personNo())
                .put("psn_cert_type", card.certificateType())
                .put("certno", card.certificateNo())
                .put("psn_name", card.name())
                .put("gend", card.gender())
                .put("naty", card.nationality())
                .put("brdy", insurance.birthday().toString())
                .put("age", Long.toString(ChronoUnit.YEARS.between(insurance.birthday(), insurance.asOf())));
    }

    /** Puts how the person is insured. */
    static void putInsurance(final ObjectNode target, final Insurance insurance) {
        target.put("balc", Fen.format(insurance.balanceFen()))
                .put("insutype", insurance.insuranceType())
                .put("psn_type", insurance.personType())
                .put("psn_insu_stas", insurance.benefit())
                .put("cvlserv_flag", insurance.isCivilServant() ? "1" : "0")
                .put("insuplc_admdvs", insurance.insuredPlace());
    }
}
