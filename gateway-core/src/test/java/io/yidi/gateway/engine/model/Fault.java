package io.yidi.gateway.engine.model;

import io.yidi.gateway.engine.model.message.Accident;
import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Parts;
import io.yidi.gateway.engine.model.plain.PlainCatalogue;
import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.code.FilingDocument;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /** A suspension is over before it begins. */
    SUSPENSION_LOST {
        @Override
        RealGateway plant() {
            return new FilesAltered() {
                @Override
                PersonChangeRow altered(final PersonChangeRow row) {
                    return row.kind() == PersonChangeRow.Kind.SUSPEND ? until(row, row.fromEpochDay() - 1) : row;
                }
            };
        }
    },

    /** What the insured place confirms is taken as rejected. */
    REVIEW_TURNED {
        @Override
        RealGateway plant() {
            return new FilesAltered() {
                @Override
                PersonChangeRow altered(final PersonChangeRow row) {
                    return row.kind() == PersonChangeRow.Kind.CONFIRM ? rejected(row) : row;
                }
            };
        }
    },

    /** What befalls a provider befalls it a day late. */
    PROVIDER_CHANGE_LATE {
        @Override
        RealGateway plant() {
            return new FilesAltered() {
                @Override
                ProviderChangeRow altered(final ProviderChangeRow row) {
                    return new ProviderChangeRow(row.code(), row.status(), row.effectiveMs() + 86_400_000);
                }
            };
        }
    },

    /** A place that is announced to be down is up again as soon as it is down. */
    DOWNTIME_CUT_SHORT {
        @Override
        RealGateway plant() {
            return new FilesAltered() {
                @Override
                DowntimeRow altered(final DowntimeRow row) {
                    return new DowntimeRow(row.number(), row.area(), row.toMs() - 1, row.toMs(), row.text());
                }
            };
        }
    },

    /** An order about filings arrives without the documents that were shown. */
    DOCUMENTS_LOST {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                Answer answer(final Command command) {
                    return super.answer(
                            command instanceof Command.Filing order
                                    ? altered(order, Set.of(), order.number())
                                    : command);
                }
            };
        }
    },

    /** An order about filings arrives without the number of the one that is meant. */
    FILING_NUMBER_LOST {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                Answer answer(final Command command) {
                    return super.answer(
                            command instanceof Command.Filing order ? altered(order, order.documents(), 0) : command);
                }
            };
        }
    },

    /** A refund arrives without the encounter that it names. */
    ENCOUNTER_LOST {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                Answer answer(final Command command) {
                    return super.answer(command instanceof Command.Refund refund ? unnamed(refund) : command);
                }
            };
        }
    },

    /** A bill of a trauma arrives without the form 11 that was signed for it. */
    DECLARATION_LOST {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                Answer answer(final Command command) {
                    return super.answer(command instanceof Command.Bill bill ? undeclared(bill) : command);
                }
            };
        }
    },

    /** What is for those who check is not written down. */
    MARK_LOST {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                Answer answer(final Command command) {
                    final Answer answer = super.answer(command);
                    final Map<String, Long> effects = new TreeMap<>(answer.effects());
                    effects.remove("suspicions");
                    return new Answer(answer.says(), effects);
                }
            };
        }
    },

    /** No catalogue says anything to a line. */
    CATALOGUE_LOST {
        @Override
        RealGateway plant() {
            return new Faulty() {
                @Override
                void meet(final PlainCatalogue newCatalogue) {
                    super.meet(new PlainCatalogue());
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

    /** Passes rows of files on, changes of persons and providers and notices otherwise than they were. */
    private static class FilesAltered extends Faulty {

        PersonChangeRow altered(final PersonChangeRow row) {
            return row;
        }

        ProviderChangeRow altered(final ProviderChangeRow row) {
            return row;
        }

        DowntimeRow altered(final DowntimeRow row) {
            return row;
        }

        @Override
        void change(final Consumer<ReferenceRows> rows) {
            super.change(receiver -> rows.accept(altering(receiver)));
        }

        private ReferenceRows altering(final ReferenceRows receiver) {
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
                public void onDeductionWithdrawn(final int line, final DeductionRow deduction) {
                    receiver.onDeductionWithdrawn(line, deduction);
                }

                @Override
                public void onDowntime(final int line, final DowntimeRow downtime) {
                    receiver.onDowntime(line, altered(downtime));
                }

                @Override
                public void onProvider(final ProviderRow provider) {
                    receiver.onProvider(provider);
                }

                @Override
                public void onProviderChange(final int line, final ProviderChangeRow change) {
                    receiver.onProviderChange(line, altered(change));
                }

                @Override
                public void onChange(final int line, final PersonChangeRow change) {
                    receiver.onChange(line, altered(change));
                }
            };
        }
    }

    private static PersonChangeRow until(final PersonChangeRow row, final int toEpochDay) {
        return new PersonChangeRow(
                row.kind(), row.personNo(), row.insuranceType(), row.fromEpochDay(), toEpochDay, row.newPersonNo());
    }

    private static PersonChangeRow rejected(final PersonChangeRow row) {
        return new PersonChangeRow(
                PersonChangeRow.Kind.REJECT,
                row.personNo(),
                row.insuranceType(),
                row.fromEpochDay(),
                row.toEpochDay(),
                row.newPersonNo());
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

    private static Command.Bill undeclared(final Command.Bill bill) {
        final Accident stated = bill.visit().accident();
        final Accident undeclared = new Accident(stated.trauma(), stated.thirdParty(), "");
        return new Command.Bill(
                bill.key(), bill.visit().with(undeclared), bill.useAccount(), bill.items(), bill.parts());
    }

    private static Command.Refund unnamed(final Command.Refund refund) {
        return new Command.Refund(
                refund.key(), refund.personNo(), refund.settlementId(), Math.min(refund.encounterId(), 0));
    }

    private static Command.Filing altered(
            final Command.Filing order, final Set<FilingDocument> documents, final long number) {
        return new Command.Filing(
                order.key(),
                order.personNo(),
                order.insuranceType(),
                order.insuredPlace(),
                order.action(),
                order.category(),
                order.basis(),
                order.channel(),
                order.place(),
                order.from(),
                order.to(),
                order.care(),
                documents,
                order.feesOpen(),
                order.disease(),
                order.diagnosis(),
                order.referringPlace(),
                order.dischargedOn(),
                number,
                order.hospitals());
    }
}
