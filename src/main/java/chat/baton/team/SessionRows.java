package chat.baton.team;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions are rows in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class SessionRows {

    /** A page asks for several things at once, and what two of them note in a new session for the first time is no conflict. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer whoeverIsLastWins() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
