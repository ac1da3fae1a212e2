package io.yidi.gateway.national.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.person.PersonSource.Insurance;
import io.yidi.gateway.national.place.NationalConfiguration.PersonCard;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.ResultCode;
import java.util.List;

/**
 * 人员信息获取 (1101): finds a person by certificate, card, or number, and says how the person is insured. Names and numbers
 * of certificates are those that files name; where they name none, a person is found by {@code psn_no} alone.
 */
final class PersonInfoHandler implements DeskHandler {

    private static final String VOUCHER = "mdtrt_cert_no";
    private static final String NAME = "psn_name";

    private final PersonSource persons;
    private final PlaceTable places;

    PersonInfoHandler(final PersonSource persons, final PlaceTable places) {
        this.persons = persons;
        this.places = places;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException {
        final InputNodes.Row asked = request.inputRow();
        final PersonCard card = card(asked);
        final List<Insurance> insurances = persons.insurances(card.personNo());
        if (insurances.isEmpty()) {
            throw asked.fault(ResultCode.PERSON_NOT_IDENTIFIED, VOUCHER, "");
        }
        final ObjectNode reply = JsonNodeFactory.instance.objectNode();
        PersonFields.put(reply, card, insurances.get(0));
        insurances.forEach(insurance ->
                PersonFields.putInsurance(reply.withArray("insuinfo").addObject(), insurance));
        return DeskAnswer.of(reply);
    }

    /** A card that names the voucher or the certificate; else the voucher is taken for the person's number. */
    private PersonCard card(final InputNodes.Row asked) throws InputFaultException {
        PersonCard card = places.personBy(asked.text(VOUCHER));
        if (card == null && !asked.text("certno").isEmpty()) {
            card = places.personBy(asked.text("certno"));
        }
        final String given = asked.text(NAME);
        if (card != null && !given.isEmpty() && !card.name().isEmpty() && !given.equals(card.name())) {
            throw asked.fault(ResultCode.PERSON_NOT_IDENTIFIED, NAME, "");
        }
        return card == null ? PersonCard.ofNumber(asked.text(VOUCHER)) : card;
    }
}
