package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.national.place.NationalConfiguration.PersonCard;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.protocol.code.ClearingKind;
import java.util.Set;

/**
 * 取值: what the value column of an answer's field says, made ready.
 *
 * <pre>
 *   reply.x          field of the native reply           in.x     field of the request
 *   row.x            field of the row in the reply       env.x    field beside the request's input
 *   line.x           field of the line of the request    =x       always x; after another value, if that is empty
 *   funds 3101 3901  sum of the funds whose codes begin so; "rest": of all that no other field takes
 *   asked.x          field of the native request         filing_serial  names a filing for its withdrawal
 *   refunded         0 while in force, else 1            clr_type       by the number of what was settled
 *   message_id       number of the answer                now      time of the answer
 *   card.x           what files say of the person        hosp_lv  level of the institution, from files
 *   benefit_year     the last one a settlement counts in a/b      a, or b if that is empty
 * </pre>
 *
 * <p>An empty text stands for {@code null}.
 */
@FunctionalInterface
interface OutputValue {

    /** What a settlement becomes that is refunded or undone. */
    Set<String> OUT_OF_FORCE = Set.of("REFUNDED", "REVERSED");

    String of(OutputScope scope);

    static OutputValue parse(final String text, final PlaceTable places) {
        if (text.isEmpty()) {
            return scope -> "";
        }
        if (text.startsWith("=")) {
            return scope -> text.substring(1);
        }
        if (text.startsWith("funds ")) {
            return FundRows.sumOf(text.substring("funds ".length()));
        }
        final int alternative = text.indexOf('/');
        if (alternative >= 0) {
            final OutputValue first = parse(text.substring(0, alternative), places);
            final OutputValue second = parse(text.substring(alternative + 1), places);
            return scope -> first.of(scope).isEmpty() ? second.of(scope) : first.of(scope);
        }
        final int end = text.indexOf('=');
        if (end >= 0) {
            final OutputValue value = parse(text.substring(0, end), places);
            return scope -> value.of(scope).isEmpty() ? text.substring(end + 1) : value.of(scope);
        }
        final int dot = text.indexOf('.');
        final String name = text.substring(dot + 1);
        return switch (dot < 0 ? text : text.substring(0, dot)) {
            case "reply" -> scope -> field(scope.reply(), name);
            case "asked" -> scope -> scope.request().nativeText(name);
            case "row" -> scope -> field(scope.row(), name);
            case "line" -> scope -> scope.lineText(name);
            case "in" -> scope -> scope.request().inputText(name).toString();
            case "env" -> scope -> scope.request().envelopeText(name).toString();
            case "filing_serial" -> scope -> FilingTranslator.serialOf(scope.request(), scope.reply());
            case "refunded" -> scope -> isInForce(scope.reply()) ? "0" : "1";
            case "clr_type" ->
                scope -> ClearingKind.of(field(scope.reply(), "infno")).code();
            case "card" ->
                scope ->
                        card(places.personOf(scope.request().inputText("psn_no").toString()), name);
            case "hosp_lv" -> scope -> places.levelOf(scope.request().institution());
            case "benefit_year" -> scope -> benefitYear(scope.reply().path("year_entries"));
            case "message_id" -> OutputScope::messageId;
            case "now" -> OutputScope::now;
            default -> throw new IllegalArgumentException("expected a known source of a value, found " + text);
        };
    }

    /** A refund is not, nor is a settlement that was refunded or undone since. */
    private static boolean isInForce(final JsonNode reply) {
        return !field(reply, "result").equals("REFUNDED") && !OUT_OF_FORCE.contains(field(reply, "state"));
    }

    private static String card(final PersonCard card, final String name) {
        return switch (name) {
            case "psn_name" -> card.name();
            case "psn_cert_type" -> card.certificateType();
            case "certno" -> card.certificateNo();
            case "gend" -> card.gender();
            case "naty" -> card.nationality();
            default -> throw new IllegalArgumentException("expected a field of a card, found " + name);
        };
    }

    private static String benefitYear(final JsonNode years) {
        return field(years.path(years.size() - 1), "year");
    }

    private static String field(final JsonNode object, final String name) {
        return InputNodes.text(object.path(name));
    }
}
