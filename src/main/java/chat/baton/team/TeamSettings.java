package chat.baton.team;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param adminPassword         of the first admin, read only while there is none; empty to have one made up
 * @param wrongPasswordsPerMinute how many may come from one network before it has to wait, on each node
 */
@ConfigurationProperties("baton.team")
record TeamSettings(@DefaultValue("") String adminPassword, @DefaultValue("30") int wrongPasswordsPerMinute) {

    @Override
    public String toString() {
        return "TeamSettings";
    }
}
