package chat.baton.channel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keys         what credentials are encrypted with: {@code name:base64} of 32 bytes each, separated by commas. The
 *                     first encrypts; the others only read what was written before it. Empty: no account can be connected
 * @param refreshEvery how soon a change made on another node is seen
 */
@ConfigurationProperties("baton.channel.account")
record AccountSettings(@DefaultValue("") String keys, @DefaultValue("2s") Duration refreshEvery) {

    @Override
    public String toString() {
        return "AccountSettings[refreshEvery=" + refreshEvery + "]";
    }
}
