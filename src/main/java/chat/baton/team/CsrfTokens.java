package chat.baton.team;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Guards what a session may do against other sites' pages. Forms send the token masked; scripts read the cookie
 * {@code BATON-CSRF} and send it as it is in the header {@code X-BATON-CSRF}. The engine's web applications use names of
 * their own for theirs.
 */
class CsrfTokens {

    static final String COOKIE = "BATON-CSRF";
    static final String HEADER = "X-BATON-CSRF";

    private final CookieCsrfTokenRepository cookie = cookie();

    void forPages(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(new HeaderOrForm())
                .ignoringRequestMatchers("/sandbox/phone/**", "/sandbox/api/**");
    }

    /** A request with credentials of its own needs no token: no other site's page can make a browser add them. */
    void forScripts(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(new HeaderOrForm())
                .requireCsrfProtectionMatcher(request -> CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                        && request.getHeader(HttpHeaders.AUTHORIZATION) == null);
    }

    private static CookieCsrfTokenRepository cookie() {
        var repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieName(COOKIE);
        repository.setHeaderName(HEADER);
        repository.setCookiePath("/");
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return repository;
    }

    /**
     * Takes the token from a header as it is, and from a form field masked. Sets the cookie at once: when a long page is
     * on its way already, it would be too late. Programs with credentials of their own get none.
     */
    private static class HeaderOrForm implements CsrfTokenRequestHandler {

        private final CsrfTokenRequestHandler plain = new CsrfTokenRequestAttributeHandler();
        private final CsrfTokenRequestHandler masked = new XorCsrfTokenRequestAttributeHandler();

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
            masked.handle(request, response, token);
            if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
                token.get();
            }
        }

        @Override
        public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
            var handler = request.getHeader(token.getHeaderName()) == null ? masked : plain;
            return handler.resolveCsrfTokenValue(request, token);
        }
    }
}
