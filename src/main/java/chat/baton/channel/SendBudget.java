package chat.baton.channel;

import java.time.Duration;

/** @param requests how many an account may make in each period of this length */
public record SendBudget(int requests, Duration period) {}
