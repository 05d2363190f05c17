package chat.baton.team;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may enter by which door. Pages and the engine's web applications share one session, made by the login page; programs
 * use HTTP Basic; providers' webhooks carry a guard of their own and pass by.
 */
@Configuration(proxyBeanMethods = false)
class SignIn {

    private static final String[] ANY_ROLE = {Role.AGENT.name(), Role.MERCHANT.name(), Role.ADMIN.name()};

    /** Who may connect channels: their credentials send in the shop's name. */
    private static final String[] OF_THE_SHOP = {Role.MERCHANT.name(), Role.ADMIN.name()};

    /** What every agent may read and only the shop's own people change. */
    private static final String[] OF_THE_SHOP_TO_CHANGE = {
        "/api/v1/canned-replies/**", "/api/v1/capacity", "/api/v1/office-hours", "/api/v1/flows/**"
    };

    /**
     * Pages load nothing from elsewhere, except pictures that customers and shops show. The diagram's viewer and htmx set
     * styles by attributes; messages are text on every page and can bring none.
     */
    private static final String CONTENT_SECURITY =
            "default-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' https: data:; object-src 'none'; "
                    + "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private final Problems problems = new Problems();
    private final CsrfTokens csrf = new CsrfTokens();

    /** Paths as they are in the request: the engine's applications and interface are servlets of their own. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean requestMatchers() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /**
     * Webhooks are signed by the provider, checked by the channel, and too many to send through what they do not need.
     * Links to files are signed by us.
     */
    @Bean
    @Order(1)
    SecurityFilterChain providersDoor() {
        return new DefaultSecurityFilterChain(
                new OrRequestMatcher(path("/hooks/**"), path("/media/public/**")), List.of());
    }

    /** Used by the pages of shops, whose visitors have a token of their own. */
    @Bean
    @Order(1)
    SecurityFilterChain webChatDoor() {
        return new DefaultSecurityFilterChain(path("/webchat/**"), List.of());
    }

    /** For Modeler, and for programs that run the installation. Each request stands alone, whatever cookies it has. */
    @Bean
    @Order(2)
    SecurityFilterChain machineDoor(HttpSecurity http, IdentityService identity, People people, MetricsSettings metrics)
            throws Exception {
        return http.securityMatcher("/engine-rest/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                        .access(new Watchers(metrics))
                        .requestMatchers(OwnFlows.REQUESTS)
                        .hasAnyRole(OF_THE_SHOP)
                        .anyRequest()
                        .hasRole(Role.ADMIN.name()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(new OwnOrigin(problems), CsrfFilter.class)
                .addFilterAfter(new AsEngineUser(identity, people), AuthorizationFilter.class)
                .addFilterAfter(new NothingOfOthers(), AsEngineUser.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                        .permitAll()
                        .requestMatchers(
                                "/api/v1/channel-accounts/**",
                                "/api/v1/channels",
                                "/api/v1/flows/drafts",
                                "/api/v1/flows/*/draft/**",
                                "/api/v1/flows/*/migrations/**",
                                "/api/v1/flows/*/recordings/**",
                                "/api/v1/flows/*/versions/**",
                                "/api/v1/overview")
                        .hasAnyRole(OF_THE_SHOP)
                        .requestMatchers("/api/v1/operations/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers(HttpMethod.POST, "/api/v1/flows", "/api/v1/conversations/resolve")
                        .hasAnyRole(OF_THE_SHOP)
                        .requestMatchers(HttpMethod.PUT, OF_THE_SHOP_TO_CHANGE)
                        .hasAnyRole(OF_THE_SHOP)
                        .requestMatchers(HttpMethod.DELETE, OF_THE_SHOP_TO_CHANGE)
                        .hasAnyRole(OF_THE_SHOP)
                        .anyRequest()
                        .hasAnyRole(ANY_ROLE))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf::forScripts)
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(new OwnOrigin(problems), CsrfFilter.class)
                .build();
    }

    /** Tasklist, Cockpit and Admin guard their own forms and set their own content security. */
    @Bean
    @Order(4)
    SecurityFilterChain engineDoor(HttpSecurity http, EnginePasswords passwords) throws Exception {
        return http.securityMatcher("/camunda/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(EngineLoginForm.REQUESTS)
                        .permitAll()
                        .requestMatchers(OwnTasks.REQUESTS)
                        .hasAnyRole(ANY_ROLE)
                        .requestMatchers("/camunda/api/**")
                        .hasRole(Role.ADMIN.name())
                        .anyRequest()
                        .hasAnyRole(ANY_ROLE))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(loginPage(), path("/camunda/**")))
                .logout(logout -> logout.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                        .logoutSuccessHandler((request, response, who) -> response.setStatus(204)))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .addFilterBefore(new EngineLoginForm(passwords), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new NothingOfOthers(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain pageDoor(HttpSecurity http, @Value("${baton.sandbox.enabled:false}") boolean sandbox)
            throws Exception {
        return http.authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    requests.requestMatchers("/login", "/error", "/webjars/**", "/assets/**", "/favicon.ico")
                            .permitAll();
                    if (sandbox) {
                        requests.requestMatchers("/sandbox/**").permitAll();
                    }
                    requests.requestMatchers("/channels/**", "/flows/**", "/settings/**", "/overview/**", "/resolve/**")
                            .hasAnyRole(OF_THE_SHOP);
                    requests.requestMatchers("/operations/**").hasRole(Role.ADMIN.name());
                    requests.requestMatchers(HttpMethod.POST, "/replies/**").hasAnyRole(OF_THE_SHOP);
                    requests.anyRequest().hasAnyRole(ANY_ROLE);
                })
                .csrf(csrf::forPages)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .formLogin(form -> form.loginPage("/login").permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?goodbye"))
                .build();
    }

    /** Before everything that looks at passwords, the engine's own applications included. */
    @Bean
    FilterRegistrationBean<Guesses> guesses(TeamSettings settings, Clock clock) {
        var registration =
                new FilterRegistrationBean<>(new Guesses(settings.wrongPasswordsPerMinute(), clock, problems));
        registration.addUrlPatterns(Guesses.DOORS);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    /** Tells the engine's web applications who is signed in already. Comes after the chains above. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> engineSession() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(
                Map.of("authentication-provider", ContainerBasedAuthenticationProvider.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(0);
        return registration;
    }

    private static LoginUrlAuthenticationEntryPoint loginPage() {
        return new LoginUrlAuthenticationEntryPoint("/login");
    }

    /** After signing in, people go on to the page they wanted, not to a request it made. */
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(path("/camunda/app/**"));
        return cache;
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
