package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.PersonStatus;
import java.util.Set;

/**
 * 享受对象: whom a layer pays for; an empty set does not restrict.
 *
 * @param statuses person statuses
 * @param assistanceClasses assistance classes
 * @param flags all of these person flags, such as {@link BenefitContext#CIVIL_SERVANT}
 */
public record Eligibility(Set<PersonStatus> statuses, Set<AssistanceClass> assistanceClasses, int flags) {

    /** Everybody. */
    public static final Eligibility ALL = new Eligibility(Set.of(), Set.of(), 0);

    /**
     * Whether a person is eligible.
     *
     * @param context the person
     * @return true if no condition excludes the person
     */
    public boolean includes(final BenefitContext context) {
        return (statuses.isEmpty() || statuses.contains(context.status))
                && (assistanceClasses.isEmpty() || assistanceClasses.contains(context.assistanceClass))
                && (context.flags & flags) == flags;
    }
}
