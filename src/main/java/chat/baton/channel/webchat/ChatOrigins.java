package chat.baton.channel.webchat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Lets browsers show our answers to pages of the origins that accounts allow, and to no others. */
@Configuration(proxyBeanMethods = false)
class ChatOrigins {

    private static final Duration PREFLIGHT_HOLDS = Duration.ofMinutes(10);

    @Bean
    FilterRegistrationBean<CorsFilter> webChatCors(ChatSites sites) {
        var filter = new CorsFilter(request -> new Allowed(sites));
        filter.setCorsProcessor(new Refusing());
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/webchat/v1/*");
        return registration;
    }

    /** Which account is meant is only known to the doors, which look again. */
    private static final class Allowed extends CorsConfiguration {

        private final ChatSites sites;

        Allowed(ChatSites sites) {
            this.sites = sites;
            setAllowedMethods(List.of("GET", "POST"));
            setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Last-Event-ID"));
            setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
            setMaxAge(PREFLIGHT_HOLDS);
        }

        @Override
        public @Nullable String checkOrigin(@Nullable String origin) {
            return origin != null && sites.allow(origin) ? origin : null;
        }
    }

    private static final class Refusing extends DefaultCorsProcessor {

        private static final String PROBLEM =
                """
                {"type":"urn:baton:problem:forbidden","title":"Forbidden","status":403,"detail":"Pages of this origin may not chat."}
                """;

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            response.getBody().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
            response.flush();
        }
    }
}
