package io.yidi.gateway.engine.model.random;

import io.yidi.gateway.engine.model.message.Item;
import io.yidi.gateway.engine.model.plain.PlainCatalogue;
import io.yidi.gateway.engine.model.plain.PlainGateway;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.engine.state.ProviderStatus;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.ItemClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Providers and items of a catalogue, drawn. */
public final class RandomDirectory {

    static final List<String> ITEMS = List.of("X1", "X2", "X3", "X4", "X5", "X6");

    private static final int MS_PER_SECOND = 1_000;
    private static final long MS_PER_DAY = 86_400_000;

    private final Random random;
    private final PlainGateway model;

    public RandomDirectory(final Random random, final PlainGateway model) {
        this.random = random;
        this.model = model;
    }

    /** A directory that has most of the crowd's hospitals. */
    public List<ProviderRow> providers() {
        return RandomFiles.HOSPITALS.stream()
                .filter(hospital -> random.nextInt(5) > 0)
                .map(this::provider)
                .toList();
    }

    /** A provider, mostly one that may do everything. */
    public ProviderRow provider() {
        return provider(RandomFiles.HOSPITALS.get(random.nextInt(RandomFiles.HOSPITALS.size())));
    }

    /** A change at a moment of these days, often just before or after now, or with the beginning of a day. */
    public ProviderChangeRow change() {
        final long now = model.nowMs();
        final long midnight = now - Math.floorMod(now + 8 * 3_600_000L, MS_PER_DAY);
        final long around = random.nextBoolean()
                ? now + (random.nextInt(7) - 3) * MS_PER_SECOND
                : midnight + (random.nextInt(9) - 6) * MS_PER_DAY - random.nextInt(2);
        final FilingRow.Hospital hospital = RandomFiles.HOSPITALS.get(random.nextInt(2));
        final ProviderStatus status = random.nextInt(3) > 0
                ? ProviderStatus.ADDED
                : ProviderStatus.values()[random.nextInt(ProviderStatus.values().length)];
        return new ProviderChangeRow(hospital.code(), status, around);
    }

    /** An item comes, changes or goes. */
    public void changeCatalogue() {
        final String code = ITEMS.get(random.nextInt(ITEMS.size()));
        if (random.nextInt(5) == 0) {
            model.catalogue().remove(code);
            return;
        }
        final ItemClass itemClass =
                List.of(ItemClass.A, ItemClass.B, ItemClass.B, ItemClass.OWN).get(random.nextInt(4));
        final long limit = random.nextLong(50_000_000L);
        model.catalogue()
                .put(
                        code,
                        new PlainCatalogue.Figures(
                                itemClass,
                                random.nextBoolean() ? 1_000 : random.nextInt(10_001),
                                random.nextInt(3) == 0 ? List.of() : List.of(limit / 2, limit, limit)));
    }

    /** A line about an item of the catalogue: one that asks it, that says the same, or that may not. */
    static Item about(final Item item, final Random random, final PlainCatalogue catalogue, final int level) {
        final String code = ITEMS.get(random.nextInt(ITEMS.size()));
        final PlainCatalogue.Figures known = catalogue.find(code);
        if (known == null || random.nextInt(8) == 0) {
            return random.nextInt(4) == 0
                    ? item.of(ItemClass.CATALOGUE, 0, null, code)
                    : item.of(item.itemClass(), item.firstSelfPayBp(), item.limitMicro(), code);
        }
        return random.nextBoolean()
                ? item.of(ItemClass.CATALOGUE, 0, null, code)
                : item.of(known.itemClass(), known.firstSelfPayBp(), known.limit(level), code);
    }

    private ProviderRow provider(final FilingRow.Hospital hospital) {
        final int today = Math.toIntExact(model.today().toEpochDay());
        final boolean isOpen = random.nextInt(6) > 0;
        return new ProviderRow(
                hospital.code(),
                hospital.area(),
                random.nextBoolean() ? 0 : random.nextInt(4),
                HospitalRank.values()[random.nextInt(HospitalRank.values().length)],
                isOpen ? EnumSet.allOf(CareType.class) : someCare(),
                today - random.nextInt(900),
                isOpen ? Integer.MAX_VALUE : today + random.nextInt(300) - 20);
    }

    private Set<CareType> someCare() {
        final Set<CareType> care = EnumSet.allOf(CareType.class);
        care.remove(CareType.values()[random.nextInt(CareType.values().length)]);
        return care;
    }
}
