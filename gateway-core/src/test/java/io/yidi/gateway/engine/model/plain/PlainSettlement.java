package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Key;
import io.yidi.gateway.engine.model.message.Visit;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.code.CareType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** A settlement, or a refund of one. */
public final class PlainSettlement {

    public static final long NONE = 0;

    public final long id;
    public final Key key;
    public final PlainPerson person;
    public final LocalDate day;
    public final CareType careType;
    public final RegionPolicy region;
    final int insuredPlace;
    public final Answer.Amounts amounts;
    public final String category;

    /** Of a bill that was paid in full it is not asked. */
    final boolean isTrauma;

    /** What it added to the person's counters, and to each fund's deductions since. */
    public final Map<String, Long> contributions;

    final Map<String, Long> deducted = new HashMap<>();

    /** Where and when the person was treated. */
    final int carePlace;

    final LocalDate first;
    final LocalDate last;

    /** Neither refunded nor reversed. */
    boolean isInForce = true;

    /** Encounter whose lines it concerns; {@link #NONE}: its bill came in one piece. */
    public final long encounterId;

    /** Of a refund: the settlement it took back. */
    public final PlainSettlement refunded;

    public PlainSettlement(
            final long id,
            final Key key,
            final PlainPerson person,
            final LocalDate day,
            final Visit visit,
            final RegionPolicy region,
            final Answer.Amounts amounts,
            final String category,
            final Map<String, Long> contributions,
            final long encounterId) {
        this.id = id;
        this.key = key;
        this.person = person;
        this.day = day;
        this.careType = visit.careType();
        this.insuredPlace = visit.insuredPlace();
        this.region = region;
        this.amounts = amounts;
        this.category = category;
        this.isTrauma = !"NONE".equals(category) && visit.accident().trauma();
        final boolean isStay = visit.careType() == CareType.INPATIENT;
        carePlace = visit.carePlace();
        first = isStay ? visit.admission() : day;
        last = isStay ? visit.discharge() : day;
        this.contributions = contributions;
        this.encounterId = encounterId;
        this.refunded = null;
    }

    /** A refund, which adds the opposite and raises counters of refunds; of an encounter only while that is there. */
    public PlainSettlement(
            final long id,
            final Key key,
            final PlainSettlement refunded,
            final Map<String, Long> contributions,
            final long encounterId) {
        this.id = id;
        this.key = key;
        this.refunded = refunded;
        this.contributions = contributions;
        person = refunded.person;
        day = refunded.day;
        careType = refunded.careType;
        insuredPlace = refunded.insuredPlace;
        region = refunded.region;
        amounts = refunded.amounts.negated();
        category = refunded.category;
        isTrauma = refunded.isTrauma;
        carePlace = refunded.carePlace;
        first = refunded.first;
        last = refunded.last;
        this.encounterId = encounterId;
    }

    public boolean isRefund() {
        return refunded != null;
    }
}
