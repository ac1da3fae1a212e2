package io.yidi.rivals.exchange;

import exchange.core2.core.ExchangeApi;
import exchange.core2.core.common.BalanceAdjustmentType;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.api.ApiPlaceOrder;
import exchange.core2.core.common.api.binary.BatchAddSymbolsCommand;
import exchange.core2.core.common.cmd.CommandResultCode;
import java.util.concurrent.ExecutionException;

/** 订单流: a thousand users who in turn offer and take one unit at one price, so that every second order is filled. */
final class OrderTraffic {

    private static final int USERS = 1_000;
    private static final int STRIDE = 7_919;
    private static final int SYMBOL = 1;
    private static final int BASE = 10;
    private static final int QUOTE = 20;
    private static final long PRICE = 1_000;
    private static final long BALANCE = 1L << 50;

    private final ExchangeApi api;
    private long next = 1;

    OrderTraffic(final ExchangeApi api) {
        this.api = api;
    }

    /** Adds the symbol and the users; they are in force before any order that follows. */
    void prepare() throws ExecutionException, InterruptedException {
        final CommandResultCode added = api.submitBinaryDataAsync(
                        new BatchAddSymbolsCommand(CoreSymbolSpecification.builder()
                                .symbolId(SYMBOL)
                                .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                                .baseCurrency(BASE)
                                .quoteCurrency(QUOTE)
                                .baseScaleK(1)
                                .quoteScaleK(1)
                                .build()))
                .get();
        if (added != CommandResultCode.SUCCESS) {
            throw new IllegalStateException("expected the symbol to be added, found " + added);
        }
        for (int user = 1; user <= USERS; user++) {
            api.createUser(user, reply -> {});
            api.balanceAdjustment(user, 2L * user, BASE, BALANCE, BalanceAdjustmentType.ADJUSTMENT, reply -> {});
            api.balanceAdjustment(user, 2L * user + 1, QUOTE, BALANCE, BalanceAdjustmentType.ADJUSTMENT, reply -> {});
        }
    }

    /** Submits one order; waits while the ring is full. */
    void submit() {
        final long id = next++;
        api.submitCommand(ApiPlaceOrder.builder()
                .orderId(id)
                .uid(1 + id * STRIDE % USERS)
                .symbol(SYMBOL)
                .action(id % 2 == 0 ? OrderAction.BID : OrderAction.ASK)
                .orderType(OrderType.GTC)
                .price(PRICE)
                .reservePrice(PRICE)
                .size(1)
                .build());
    }
}
