package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.policy.plane.CategoryRule;
import io.yidi.gateway.policy.plane.FilingExtension;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.LateFilingRule.Claim;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.FilingDocument;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An order about care elsewhere: filed anew, changed, ended, extended, or made good with documents. */
final class PlainGeneralOrder {

    private static final Set<CareType> ALL_CARE =
            EnumSet.of(CareType.INPATIENT, CareType.OUTPATIENT, CareType.PHARMACY);
    private static final int DISEASE_LENGTH = 3;

    private final PlainFilingDesk desk;
    private final Command.Filing order;
    private final FilingRules rules;
    private final PlainPerson person;
    private final LocalDate today;
    private final PlainFiling filed;

    private FilingCategory category;
    private FilingBasis basis;
    private int place;
    private LocalDate from;
    private LocalDate to;
    private Set<CareType> care;
    private Set<FilingDocument> documents;
    private List<FilingRow.Hospital> hospitals;
    private String disease;
    private LocalDate due;
    private boolean proven;
    private String claim = "NONE";
    private Answer.Refused refusal;

    PlainGeneralOrder(
            final PlainFilingDesk desk, final Command.Filing order, final FilingRules rules, final PlainPerson person) {
        this.desk = desk;
        this.order = order;
        this.rules = rules;
        this.person = person;
        today = desk.today();
        filed = meant();
        category = order.category();
        basis = order.basis();
        place = order.place();
        from = order.from();
        care = order.care();
        documents = order.documents();
        hospitals = order.hospitals();
        disease = order.diagnosis()
                .substring(0, Math.min(DISEASE_LENGTH, order.diagnosis().length()));
    }

    /** The one that is named by its number; else the transfer, if it is about one; else the general one. */
    private PlainFiling meant() {
        if (order.number() != 0) {
            return person.filings.stream()
                    .filter(one -> one.number == order.number())
                    .findFirst()
                    .orElseThrow();
        }
        final PlainFiling transfer = person.filings.inForce(FilingKind.TRANSFER_OUT, today);
        return order.category() == FilingCategory.TRANSFER && order.action() != FilingAction.NEW && transfer != null
                ? transfer
                : person.filings.inForce(FilingKind.GENERAL, today);
    }

    Answer carryOut() {
        if (order.action() == FilingAction.NEW) {
            return register();
        }
        if (filed == null || today.isAfter(filed.to)) {
            return Answer.refused(ResultCode.FILING_NONE_IN_FORCE, "filing_action");
        }
        return switch (order.action()) {
            case CHANGE -> change();
            case CANCEL -> cancel();
            case EXTEND -> extend();
            default -> complete();
        };
    }

    private Answer register() {
        final boolean isTransfer = category == FilingCategory.TRANSFER;
        final boolean isBeside = isTransfer && filed != null && filed.isLongTerm();
        final boolean isRepeat = isTransfer
                && rules.repeatTransferSimple()
                && !disease.isEmpty()
                && person.filings.stream()
                        .anyMatch(one -> one.isGeneral()
                                && one.category == FilingCategory.TRANSFER
                                && one.disease.equals(disease)
                                && !List.of("REVIEW", "REJECTED").contains(one.state));
        final PlainFiling replaced = isBeside ? person.filings.inForce(FilingKind.TRANSFER_OUT, today) : filed;
        care = care.isEmpty() ? ALL_CARE : care;
        final boolean isSound = isAccepted(isRepeat)
                && isClaimed()
                && (isBeside ? isRepeat || isFromFiledPlace() : filed == null || isUnlocked())
                && hasEnd()
                && hasRoom(replaced);
        if (!isSound) {
            return Answer.of(refusal);
        }
        if (!isBeside) {
            person.filings.endGeneral(today, "SUPERSEDED");
        } else if (replaced != null) {
            replaced.end(today, "SUPERSEDED");
        }
        return add(isBeside ? FilingKind.TRANSFER_OUT : FilingKind.GENERAL, "ACTIVE", replaced);
    }

    private Answer change() {
        final boolean isNamedElsewhere = place != 0 || category != null && category != filed.category;
        hospitals = order.hospitals().isEmpty() && !isNamedElsewhere ? filed.hospitals : order.hospitals();
        category = category == null ? filed.category : category;
        basis = basis == null ? filed.basis : basis;
        place = place == 0 ? filed.place : place;
        care = care.isEmpty() ? filed.careTypes : care;
        from = from == null ? filed.from : from;
        disease = disease.isEmpty() ? filed.disease : disease;
        due = filed.due;
        documents = EnumSet.noneOf(FilingDocument.class);
        documents.addAll(order.documents());
        documents.addAll(filed.documents);
        final PlainFiling waiting = person.filings.underReview();
        final boolean isSound = isAccepted(false)
                && isUnlocked()
                && (keepsEnd() || hasEnd())
                && hasRoom(rules.reviewNeeded() ? waiting : filed);
        if (!isSound) {
            return Answer.of(refusal);
        }
        if (waiting != null) {
            waiting.end(today, "REJECTED");
        }
        if (rules.reviewNeeded()) {
            return add(filed.kind, "REVIEW", null);
        }
        filed.end(today, "CHANGED");
        return add(filed.kind, "ACTIVE", filed);
    }

    private Answer cancel() {
        final boolean isBySelf = filed.isLongTerm() ? rules.cancelLongTerm() : rules.cancelTemporary();
        if (!isBySelf && order.channel() != FilingChannel.WINDOW) {
            return Answer.refused(ResultCode.FILING_CANCEL_AT_WINDOW, "filing_channel");
        }
        if (!isUnlocked()) {
            return Answer.of(refusal);
        }
        if (filed.kind == FilingKind.GENERAL) {
            person.filings.endGeneral(today, "CANCELLED");
        } else {
            filed.end(today, "CANCELLED");
        }
        return stands(filed, null);
    }

    private Answer extend() {
        final FilingExtension extension = rules.extension();
        if (extension == null || filed.isLongTerm() || !isFor(extension)) {
            return Answer.refused(ResultCode.FILING_EXTENSION_NOT_ALLOWED, "diag_code");
        }
        final LocalDate least = PlainFilingDesk.lastOf(filed.from, extension.minMonths());
        final LocalDate earliest = least.isBefore(filed.to) ? filed.to : least;
        to = order.to() == null ? earliest : order.to();
        if (!isBetween(earliest, PlainFilingDesk.lastOf(filed.from, extension.maxMonths()))) {
            return Answer.of(refusal);
        }
        filed.to = to;
        return stands(filed, null);
    }

    private Answer complete() {
        if (filed.due != null && today.isAfter(filed.due)) {
            return Answer.refused(ResultCode.FILING_DOCUMENTS_LATE, "filing_action");
        }
        final Set<FilingDocument> shown = EnumSet.noneOf(FilingDocument.class);
        shown.addAll(filed.documents);
        shown.addAll(order.documents());
        final CategoryRule rule = rule(filed.category);
        if (rule != null && !PlainFilingDesk.isComplete(shown, rule.allDocuments(), rule.anyDocuments())) {
            return Answer.refused(ResultCode.FILING_DOCUMENTS_MISSING, "filing_basis");
        }
        filed.documents.addAll(shown);
        filed.proven = true;
        return stands(filed, null);
    }

    private boolean isAccepted(final boolean isRepeat) {
        final CategoryRule rule = rule(category);
        if (rule == null) {
            return refuse(ResultCode.FILING_CATEGORY_NOT_ACCEPTED, "filing_category");
        }
        if (!isRepeat && !rule.bases().contains(basis)) {
            return refuse(ResultCode.FILING_BASIS_NOT_ACCEPTED, "filing_basis");
        }
        if (!PlainFilingDesk.isOpen(isRepeat ? List.of() : rule.channels(), rules, order.channel())) {
            return refuse(ResultCode.FILING_CHANNEL_NOT_ACCEPTED, "filing_channel");
        }
        if (place / 10_000 == order.insuredPlace() / 10_000) {
            return refuse(ResultCode.FILING_PLACE_AT_HOME, "mdtrtarea_admvs");
        }
        place = areaOf(place);
        if (place == 0) {
            return refuse(ResultCode.FILING_PLACE_TOO_WIDE, "mdtrtarea_admvs");
        }
        final boolean isComplete = PlainFilingDesk.isComplete(documents, rule.allDocuments(), rule.anyDocuments());
        proven = isComplete && (basis == FilingBasis.PROOF || !documents.isEmpty());
        return basis != FilingBasis.PROOF || isComplete || refuse(ResultCode.FILING_DOCUMENTS_MISSING, "filing_basis");
    }

    /** The area that is filed for: a province of one area, a city, or a county of no city; 0 for a wider one. */
    private int areaOf(final int found) {
        final String digits = Integer.toString(found);
        if (rules.provinceLevel().contains(found / 10_000)) {
            return Integer.parseInt(digits.substring(0, 2) + "0000");
        }
        return switch (digits.substring(2, 4)) {
            case "00" -> 0;
            case "90" -> found;
            default -> Integer.parseInt(digits.substring(0, 4) + "00");
        };
    }

    /** What a stay that was paid already is claimed as. */
    private boolean isClaimed() {
        if (order.dischargedOn() == null) {
            return true;
        }
        if (order.dischargedOn().isAfter(today)) {
            return refuse(ResultCode.DISCHARGE_AHEAD, "dscg_date");
        }
        final boolean isLongTerm = PlainFiling.isLongTerm(category);
        final Claim given = rules.lateFilings().stream()
                .filter(row -> row.longTerm() == isLongTerm && (row.basis() == null || row.basis() == basis))
                .map(row -> row.claim())
                .findFirst()
                .orElse(Claim.BY_CATEGORY);
        if (given == Claim.NONE) {
            return refuse(ResultCode.LATE_FILING_NOT_ACCEPTED, "dscg_date");
        }
        claim = given == Claim.BY_CATEGORY ? rule(category).benefit().name() : given.name();
        from = given == Claim.OTHER_TEMPORARY && from.isBefore(today) ? today : from;
        return true;
    }

    private boolean isFromFiledPlace() {
        final boolean isFrom = order.referringPlace() != 0 && filed.isWithin(order.referringPlace(), rules);
        return !rules.transferFromFiledPlace()
                || isFrom
                || refuse(ResultCode.TRANSFER_NOT_FROM_FILED_PLACE, "refl_from_admdvs");
    }

    private boolean isUnlocked() {
        final CategoryRule rule = rule(filed.category);
        final boolean unlocks = rules.changeLock().proofUnlocks()
                && basis == FilingBasis.PROOF
                && (rule == null || PlainFilingDesk.isComplete(documents, rule.allDocuments(), rule.anyDocuments()));
        return !today.isBefore(PlainFilingDesk.freeFrom(rules, filed))
                || today.isAfter(filed.to)
                || unlocks
                || refuse(ResultCode.FILING_LOCKED, "filing_action");
    }

    private boolean hasEnd() {
        final ValidityRule validity = PlainFiling.isLongTerm(category) ? rules.longTerm() : rules.temporary();
        final LocalDate usual =
                validity.defaultMonths() == 0 ? LocalDate.MAX : PlainFilingDesk.lastOf(from, validity.defaultMonths());
        to = order.to() == null ? usual : order.to();
        final FilingExtension extension = rules.extension();
        final boolean isExtended = extension != null
                && !PlainFiling.isLongTerm(category)
                && isFor(extension)
                && !to.isBefore(PlainFilingDesk.lastOf(from, extension.minMonths()))
                && !to.isAfter(PlainFilingDesk.lastOf(from, extension.maxMonths()));
        if (order.to() == null || isExtended) {
            return true;
        }
        final LocalDate least = validity.minMonths() == 0 ? from : PlainFilingDesk.lastOf(from, validity.minMonths());
        return isBetween(
                validity.endChosen() ? least : usual,
                validity.maxMonths() == 0 ? LocalDate.MAX : PlainFilingDesk.lastOf(from, validity.maxMonths()));
    }

    /** A change that names no days keeps the last one. */
    private boolean keepsEnd() {
        final boolean isKept =
                order.to() == null && from.equals(filed.from) && PlainFiling.isLongTerm(category) == filed.isLongTerm();
        to = isKept ? filed.to : to;
        return isKept;
    }

    private boolean isBetween(final LocalDate earliest, final LocalDate latest) {
        if (to.isBefore(earliest)) {
            return refuse(ResultCode.FILING_TOO_SHORT, "enddate");
        }
        return !to.isAfter(latest) || refuse(ResultCode.FILING_TOO_LONG, "enddate");
    }

    private boolean isFor(final FilingExtension extension) {
        return extension.diagnoses().stream().anyMatch(order.diagnosis()::startsWith);
    }

    private boolean hasRoom(final PlainFiling ended) {
        return person.filings.hasRoom(today, ended) || refuse(ResultCode.FILINGS_FULL, "psn_no");
    }

    private Answer add(final FilingKind kind, final String state, final PlainFiling replaced) {
        final boolean isTransfer = category == FilingCategory.TRANSFER;
        final PlainFiling added = new PlainFiling(
                kind, category, basis, place, from, to, today, care, isTransfer ? disease : "", hospitals);
        final CategoryRule rule = rule(category);
        final boolean isProvenByThem = PlainFilingDesk.isComplete(documents, rule.allDocuments(), rule.anyDocuments());
        added.state = state;
        added.proven = proven;
        added.documents.addAll(documents);
        added.due = rules.documentsDueDays() == 0 || isProvenByThem
                ? null
                : due == null ? today.plusDays(rules.documentsDueDays()) : due;
        added.number = desk.nextNumber();
        person.filings.add(added, today);
        return stands(added, replaced);
    }

    private Answer stands(final PlainFiling filing, final PlainFiling ended) {
        return filing.says(today, ended, PlainFilingDesk.freeFrom(rules, filing), claim);
    }

    private CategoryRule rule(final FilingCategory wanted) {
        return rules.categories().stream()
                .filter(rule -> rule.category() == wanted)
                .findFirst()
                .orElse(null);
    }

    private boolean refuse(final ResultCode code, final String field) {
        refusal = new Answer.Refused(code, field);
        return false;
    }
}
