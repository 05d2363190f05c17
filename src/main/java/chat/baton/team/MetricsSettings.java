package chat.baton.team;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param token what a program that reads the figures shows instead of an admin's password, 16 characters or more; empty for none */
@ConfigurationProperties("baton.metrics")
record MetricsSettings(@DefaultValue("") String token) {

    private static final int SHORTEST = 16;

    MetricsSettings {
        if (!token.isEmpty() && token.length() < SHORTEST) {
            throw new IllegalArgumentException("baton.metrics.token is too short to keep anybody out: it needs "
                    + SHORTEST + " characters or more");
        }
    }

    @Override
    public String toString() {
        return "MetricsSettings";
    }
}
