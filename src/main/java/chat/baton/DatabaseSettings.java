package chat.baton;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param directory where the embedded PostgreSQL keeps its data; made when missing */
@ConfigurationProperties("baton.database")
record DatabaseSettings(@DefaultValue("data") Path directory) {}
