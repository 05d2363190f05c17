package chat.baton.team;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param adminPassword of the first admin, read only while there is none; empty to have one made up */
@ConfigurationProperties("baton.team")
record TeamSettings(@DefaultValue("") String adminPassword) {

    @Override
    public String toString() {
        return "TeamSettings";
    }
}
