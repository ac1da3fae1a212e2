package io.yidi.gateway.engine.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.FiledPerson;
import io.yidi.gateway.fixture.FilingRulesBuilder;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import org.junit.jupiter.api.Test;

class FilingAcceptanceTest {

    /** NAT-6: the five groups of the national procedures; an emergency is none of them. */
    @Test
    void shouldFileTheGroupsOfTheRegionOnly() {
        final FilingRulesBuilder rules = new FilingRulesBuilder();
        rules.categories = rules.categories.stream()
                .filter(rule -> rule.category() != FilingCategory.EMERGENCY)
                .toList();
        final FilingOrder order = new FilingOrder();
        order.insuredPlace = FiledPerson.INSURED_PLACE;
        order.draft.basis = FilingBasis.COMMITMENT;
        order.draft.channel = FilingChannel.WINDOW;
        order.draft.place = 130_100;
        final Fault refusal = new Fault();

        order.draft.category = FilingCategory.EMERGENCY;
        assertFalse(FilingAcceptance.accepts(rules.build(), order, false, refusal));
        assertEquals(ResultCode.FILING_CATEGORY_NOT_ACCEPTED, refusal.code());
        order.draft.category = FilingCategory.TRANSFER;
        assertTrue(FilingAcceptance.accepts(rules.build(), order, false, refusal));
    }
}
