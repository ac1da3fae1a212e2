package io.yidi.load.campaign;

/** 影响: what an acknowledged request did to a person's counters. */
public sealed interface Effect permits SettlementFacts, RefundFacts, ReversalFacts {}
