package io.yidi.gateway.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.benefit.Outcome;
import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Frames;
import io.yidi.gateway.engine.model.message.Item;
import io.yidi.gateway.engine.model.message.Key;
import io.yidi.gateway.engine.model.message.Replies;
import io.yidi.gateway.engine.model.plain.PlainCatalogue;
import io.yidi.gateway.engine.model.plain.PlainGateway;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.fixture.Form13Check;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.record.ItemFiguresFlyweight;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The machine itself, with a journal in memory. It can be stopped and started: another machine takes up the last
 * snapshot, and does again what came after it, with the same outcomes, byte for byte.
 */
class RealGateway implements AutoCloseable {

    private final List<Consumer<MachineRun>> sinceSnapshot = new ArrayList<>();
    private PlainCatalogue catalogue = new PlainCatalogue();
    private MachineRun run;
    private MachineRun snapshot;

    RealGateway(final LocalDate day, final int undatedKeysMax, final EncounterLimits limits) {
        run = new MachineRun(
                hash -> CampaignPacks.PLANE, CampaignPacks.PLANE.bundleHash(), day.toString(), undatedKeysMax, limits);
        run.at(day.atTime(PlainGateway.OPENING) + ":00");
        snapshot = run.restored();
    }

    MachineRun run() {
        return run;
    }

    SettlementMachine machine() {
        return run.machine();
    }

    Answer answer(final Command command) {
        final UnsafeBuffer frame = withFigures(Frames.of(command), itemsOf(command));
        sinceSnapshot.add(again -> again.execute(frame));
        final io.yidi.gateway.engine.machine.Outcome outcome = run.execute(frame);
        return switch (outcome.kind()) {
            case REPEATED -> Answer.of(new Answer.Repeated(stored(outcome.storedPosition())));
            case CONFLICTING -> Answer.of(new Answer.Conflicting());
            default -> Answer.of(said(command, outcome.reply()), effects(outcome.effects(), outcome.effectsLength()));
        };
    }

    void change(final Consumer<ReferenceRows> rows) {
        sinceSnapshot.add(again -> again.change(rows));
        run.change(rows);
    }

    void cutOver(final LocalDate day) {
        final String opening = day.atTime(PlainGateway.OPENING) + ":00";
        sinceSnapshot.add(again -> again.cutOver(day.toString()).at(opening));
        run.cutOver(day.toString()).at(opening);
    }

    /** Whatever is sent from here on meets this catalogue. */
    void meet(final PlainCatalogue newCatalogue) {
        catalogue = newCatalogue;
    }

    void takeSnapshot() {
        snapshot.machine().close();
        snapshot = run.restored();
        sinceSnapshot.clear();
    }

    /** Goes on with a machine that took up the snapshot and did everything since again. */
    void restart() {
        final int recorded = snapshot.bodies().size();
        sinceSnapshot.forEach(command -> command.accept(snapshot));
        assertEquals(run.machine().stateHash(), snapshot.machine().stateHash(), "state after a restart");
        assertEquals(run.bodies().size(), snapshot.bodies().size(), "records after a restart");
        for (int i = recorded; i < run.bodies().size(); i++) {
            assertArrayEquals(run.bodies().get(i), snapshot.bodies().get(i), "record " + (i + 1));
        }
        forgetSinceSnapshot();
    }

    /** Goes on from the snapshot as if nothing had come after it. */
    void forgetSinceSnapshot() {
        run.machine().close();
        run = snapshot;
        snapshot = run.restored();
        sinceSnapshot.clear();
    }

    @Override
    public void close() {
        run.machine().close();
        snapshot.machine().close();
    }

    private static List<Item> itemsOf(final Command command) {
        if (command instanceof Command.Bill bill) {
            return bill.items();
        }
        return command instanceof Command.Upload upload ? upload.items() : List.of();
    }

    /** Puts what the catalogue says to the items behind a request, if it knows any of them. */
    private UnsafeBuffer withFigures(final UnsafeBuffer frame, final List<Item> items) {
        if (items.stream().allMatch(item -> catalogue.find(item.code()) == null)) {
            return frame;
        }
        final int linesAt = frame.capacity() + ItemFiguresFlyweight.HEADER_BYTES;
        final UnsafeBuffer command =
                new UnsafeBuffer(new byte[linesAt + items.size() * ItemFiguresFlyweight.LINE_BYTES]);
        command.putBytes(0, frame, 0, frame.capacity());
        ItemFiguresFlyweight.putHeader(
                command, frame.capacity(), new byte[ItemFiguresFlyweight.VERSION_BYTES], items.size());
        for (int i = 0; i < items.size(); i++) {
            final PlainCatalogue.Figures known = catalogue.find(items.get(i).code());
            if (known != null) {
                ItemFiguresFlyweight.putLine(
                        command,
                        linesAt + i * ItemFiguresFlyweight.LINE_BYTES,
                        known.itemClass(),
                        known.firstSelfPayBp(),
                        limit(known, 1),
                        limit(known, 2),
                        limit(known, 3));
            }
        }
        return command;
    }

    private static long limit(final PlainCatalogue.Figures known, final int level) {
        return known.limit(level) == null ? ItemFiguresFlyweight.NO_LIMIT : known.limit(level);
    }

    private Answer.Says stored(final long position) {
        final RecordBodyFlyweight body = run.history().bodyAt(position);
        final byte[] reply = new byte[body.replyLength()];
        body.buffer().getBytes(body.replyOffset(), reply);
        return Replies.read(new UnsafeBuffer(reply));
    }

    /**
     * What a reply says. It names the request that it answers; that of a bill has to add up as form 13 does (BJ-F13c,
     * BJ-F13d, INV-3, INV-4).
     */
    private static Answer.Says said(final Command command, final DirectBuffer reply) {
        final int template = new MessageHeaderDecoder().wrap(reply, 0).templateId();
        if (template != ErrorReplyDecoder.TEMPLATE_ID) {
            assertEquals(command.key(), keyOf(reply), "key of the answer");
        }
        if (template == SettleReplyDecoder.TEMPLATE_ID) {
            assertEquals(List.of(), Form13Check.breaks(reply));
        }
        return Replies.read(reply);
    }

    /** The key stands alike in all replies, a refusal's among them. */
    private static Key keyOf(final DirectBuffer reply) {
        final RefusalReplyDecoder any = new RefusalReplyDecoder()
                .wrap(
                        reply,
                        MessageHeaderDecoder.ENCODED_LENGTH,
                        RefusalReplyDecoder.BLOCK_LENGTH,
                        RefusalReplyDecoder.SCHEMA_VERSION);
        return new Key(any.institutionCode(), any.transactionCode(), any.msgId());
    }

    private static Map<String, Long> effects(final DirectBuffer buffer, final int length) {
        final Map<String, Long> effects = new TreeMap<>();
        int at = 0;
        while (at < length) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, at);
            at += header.templateId() == EffectsDecoder.TEMPLATE_ID
                    ? added(new EffectsDecoder().wrapAndApplyHeader(buffer, at, header), effects)
                    : concerned(new EncounterEffectsDecoder().wrapAndApplyHeader(buffer, at, header), effects);
        }
        return effects;
    }

    private static int added(final EffectsDecoder decoder, final Map<String, Long> effects) {
        effects.put("account", decoder.accountFen());
        effects.put("suspicions", (long) decoder.suspicions());
        effects.put("suspicious with", decoder.suspiciousWith());
        decoder.contributions()
                .forEach(one -> effects.merge(Outcome.key(one.counterId(), one.period()), one.delta(), Long::sum));
        decoder.refundMarks().forEachRemaining(mark -> {});
        return MessageHeaderDecoder.ENCODED_LENGTH + decoder.encodedLength();
    }

    private static int concerned(final EncounterEffectsDecoder decoder, final Map<String, Long> effects) {
        effects.put("encounter", decoder.encounterId());
        effects.put("record before", decoder.previousSequence());
        decoder.skipBill();
        return MessageHeaderDecoder.ENCODED_LENGTH + decoder.encodedLength();
    }
}
