package chat.baton.channel.webchat;

import chat.baton.channel.Account;
import java.time.Duration;
import java.util.Set;

/** What an account says about the shop's pages. */
record ChatSite(Account account) {

    static final String KEY = "siteKey";
    static final String ORIGINS = "allowedOrigins";
    static final String TITLE = "title";
    static final String GREETING = "greeting";
    static final String SESSION_DAYS = "sessionDays";

    private static final String DEFAULT_DAYS = "30";

    /** As browsers send it in the header {@code Origin}. */
    boolean allows(String origin) {
        return origins().contains(origin);
    }

    /** A browser leaves the header out when a page reads from where it came from. */
    Set<String> origins() {
        return Set.of(account.get(ORIGINS).strip().split("\\s+"));
    }

    String title() {
        return account.find(TITLE).orElse("Chat");
    }

    String greeting() {
        return account.find(GREETING).orElse("");
    }

    /** How long after the customer's last message their session ends. */
    Duration sessionLife() {
        return Duration.ofDays(Long.parseLong(account.find(SESSION_DAYS).orElse(DEFAULT_DAYS)));
    }
}
