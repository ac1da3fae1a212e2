package io.yidi.gateway.engine.model;

import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.FrameDescriptor;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** Mistakes planted around the machine, to see that the model notices them. */
enum Fault {

    /** What a settlement added to one counter is not taken out again. */
    SUBTRACTION_DROPPED {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                Answer answer(final Command command) {
                    final Answer answer = super.answer(command);
                    if (answer.says() instanceof Answer.Split split
                            && split.id() > 0
                            && answer.effects().size() > 3) {
                        forgetFirstContribution(run().bodies().get((int) split.id() - 1));
                    }
                    return answer;
                }
            };
        }
    },

    /** A suspension is lost. */
    SUSPENSION_LOST {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                void change(final Consumer<ReferenceRows> rows) {
                    super.change(receiver -> rows.accept(without(receiver)));
                }
            };
        }
    },

    /** A day begins without the machine. */
    CUT_OVER_LOST {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                void cutOver(final LocalDate day) {
                    if (day.getDayOfMonth() != 1) {
                        super.cutOver(day);
                    }
                }
            };
        }
    },

    /** A restart takes up the snapshot and forgets what came after it. */
    JOURNAL_NOT_REPLAYED {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                void restart() {
                    forgetSinceSnapshot();
                }
            };
        }
    },

    /** A bill arrives with one fen more than was sent. */
    FEN_ADDED {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                Answer answer(final Command command) {
                    return super.answer(
                            command instanceof Command.Bill bill && bill.items().isEmpty()
                                    ? oneFenMore(bill)
                                    : command);
                }
            };
        }
    };

    abstract RealGateway plant();

    private static class Faulty extends RealGateway {
        Faulty() {
            super(ModelRound.FIRST_DAY, ModelRound.UNDATED_KEYS_MAX, ModelRound.LIMITS);
        }
    }

    private static void forgetFirstContribution(final byte[] record) {
        final UnsafeBuffer bytes = new UnsafeBuffer(record);
        final RecordBodyFlyweight body = new RecordBodyFlyweight().wrap(bytes, 0);
        final EffectsDecoder effects =
                new EffectsDecoder().wrapAndApplyHeader(bytes, body.effectsOffset(), new MessageHeaderDecoder());
        effects.contributions().next();
        bytes.putLong(
                effects.limit()
                        - EffectsDecoder.ContributionsDecoder.sbeBlockLength()
                        + EffectsDecoder.ContributionsDecoder.deltaEncodingOffset(),
                0,
                FrameDescriptor.BYTE_ORDER);
    }

    private static Command.Bill oneFenMore(final Command.Bill bill) {
        final Parts more = bill.parts().plus(new Parts(1, 0, 0, 0));
        return new Command.Bill(bill.key(), bill.visit(), bill.useAccount(), bill.items(), more);
    }

    private static ReferenceRows without(final ReferenceRows receiver) {
        return new ReferenceRows() {
            @Override
            public void onPerson(final PersonRow person) {
                receiver.onPerson(person);
            }

            @Override
            public void onFiling(final int line, final FilingRow filing) {
                receiver.onFiling(line, filing);
            }

            @Override
            public void onClearing(final int line, final ClearingRow clearing) {
                receiver.onClearing(line, clearing);
            }

            @Override
            public void onDeduction(final int line, final DeductionRow deduction) {
                receiver.onDeduction(line, deduction);
            }

            @Override
            public void onChange(final int line, final PersonChangeRow change) {
                if (change.kind() != PersonChangeRow.Kind.SUSPEND) {
                    receiver.onChange(line, change);
                }
            }
        };
    }
}
