package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.state.FilingKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The filings of a person, the newest first. */
public final class PlainFilings {

    private static final int KEPT_MAX = 64;

    private final List<PlainFiling> filings = new ArrayList<>();

    public Stream<PlainFiling> stream() {
        return filings.stream();
    }

    List<PlainFiling> list() {
        return filings;
    }

    /** Their numbers, the newest first. */
    public List<Long> numbers() {
        return stream().map(one -> one.number).toList();
    }

    public int size() {
        return filings.size();
    }

    /** Whether a change waits for its review. */
    public boolean isWaiting() {
        return underReview() != null;
    }

    /** The one of a kind that is in force, or {@code null}. */
    PlainFiling inForce(final FilingKind kind, final LocalDate day) {
        return stream()
                .filter(one -> one.kind == kind && one.isInForce(day))
                .findFirst()
                .orElse(null);
    }

    /** The chronic one of a disease that is in force, or {@code null}. */
    PlainFiling chronic(final String disease, final LocalDate day) {
        return stream()
                .filter(one -> one.kind == FilingKind.CHRONIC && one.disease.equals(disease) && one.isInForce(day))
                .findFirst()
                .orElse(null);
    }

    /** The change that waits for its review, or {@code null}. */
    PlainFiling underReview() {
        return stream().filter(one -> one.state.equals("REVIEW")).findFirst().orElse(null);
    }

    /** Whether one more has room once another, or {@code null}, is ended. */
    boolean hasRoom(final LocalDate today, final PlainFiling ended) {
        return size() < KEPT_MAX
                || stream().anyMatch(one -> one.mayGiveWay(today))
                || ended != null && !ended.isKept(today);
    }

    /** Adds one; of too many the oldest that nobody needs gives way. */
    void add(final PlainFiling filing, final LocalDate today) {
        if (size() >= KEPT_MAX) {
            filings.remove(stream()
                    .filter(one -> one.mayGiveWay(today))
                    .min(Comparator.comparingLong(one -> one.number))
                    .orElseThrow());
        }
        filings.add(0, filing);
    }

    /** Ends the general one and the transfer beside it; a change under review is dropped. */
    void endGeneral(final LocalDate from, final String how) {
        stream().filter(PlainFiling::isGeneral).forEach(one -> {
            if (one.state.equals("REVIEW")) {
                one.end(from, "REJECTED");
            } else {
                one.endIfThere(from, how);
            }
        });
    }

    /** Whether the insured place's review confirms or rejects; false if nothing waits. */
    boolean review(final boolean isConfirmed, final LocalDate today) {
        final PlainFiling waiting = underReview();
        if (waiting == null) {
            return false;
        }
        if (!isConfirmed) {
            waiting.end(today, "REJECTED");
            return true;
        }
        final PlainFiling changed = inForce(waiting.kind, today);
        if (changed != null) {
            changed.end(today, "CHANGED");
        }
        waiting.state = "ACTIVE";
        return true;
    }
}
